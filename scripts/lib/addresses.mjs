/** What HOST can be to mean every address of the machine, and the one at which this machine then reaches itself. */
const WILDCARDS = new Map([
  ["", "127.0.0.1"],
  ["0.0.0.0", "127.0.0.1"],
  ["::", "[::1]"],
]);

/**
 * How this machine reaches a server of its own that listens on HOST.
 * @param {string} [host] HOST; the server's own default when absent
 * @param {number} port
 */
export const localUrl = (host = "127.0.0.1", port) => `http://${WILDCARDS.get(host) ?? inUrl(host)}:${port}`;

/**
 * How people reach it: by the name that every machine has for itself, unless it listens on another address only.
 * @param {string} [host] HOST
 * @param {number} port
 */
export function shownUrl(host = "127.0.0.1", port) {
  const isLocal = WILDCARDS.has(host) || host === "127.0.0.1" || host === "localhost";
  return `http://${isLocal ? "localhost" : inUrl(host)}:${port}`;
}

/** An IPv6 address stands in brackets (RFC 3986, 3.2.2). @param {string} host */
const inUrl = (host) => (host.includes(":") ? `[${host}]` : host);
