// Imports nothing: it must load under any Node that knows modules, however old, to say what is wrong.

/** The oldest Node that can run the start and test scripts; the server itself runs on the Node 24 from node_modules. */
export const OLDEST_NODE = "20.19.0";

/**
 * @param {string} version as in process.versions.node
 * @param {string} [platform] as in process.platform
 * @returns {string | undefined} what is wrong and what to do; undefined when all is well
 */
export function complainAboutNode(version, platform) {
  if (platform === "win32") {
    return "Guichet's scripts do not run on Windows itself.\n  → Use WSL";
  }
  const have = version.split(".").map(Number);
  const want = OLDEST_NODE.split(".").map(Number);
  const differs = want.findIndex((part, index) => have[index] !== part);
  if (differs === -1 || have[differs] > want[differs]) return undefined;
  return `Node ${version} is too old: Guichet needs Node ${OLDEST_NODE} or newer.\n  → Install it from https://nodejs.org (or: nvm install 24) and run it again.`;
}

/** Ends this process, saying why, where the scripts cannot run. Whatever needs a newer Node is imported after it: an old one could not even parse it. */
export function requireNode() {
  const complaint = complainAboutNode(process.versions.node, process.platform);
  if (complaint === undefined) return;
  console.error(complaint);
  process.exit(1);
}
