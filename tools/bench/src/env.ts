/** The only reader of the environment here. */

const KEPT = ["PATH", "HOME", "LANG", "TMPDIR", "API_WORKERS"];

/**
 * The environment of a process that is started to be measured: what `settings` say and, of Guichet's own settings, only
 * API_WORKERS; whatever else is set in the terminal would make two runs differ.
 */
export function measuredEnv(settings: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const kept = KEPT.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(kept), ...settings };
}
