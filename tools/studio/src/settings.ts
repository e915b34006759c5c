import { readSetting, readStudioUrl, SettingError } from "@guichet/db";

export interface StudioSettings {
  /** `mysql://…`: a secret. */
  readonly databaseUrl: string;
  readonly canWrite: boolean;
  /** The address to listen on. */
  readonly host: string;
  readonly port: number;
  /** What the page must know to be answered; made at random when absent. */
  readonly token?: string;
}

const DEFAULT_PORT = 5555;

/**
 * All that Studio is told by its environment; each setting may come as NAME_FILE.
 * @throws SettingError about the first that cannot be used
 */
export function readStudioSettings(canWrite: boolean, env: NodeJS.ProcessEnv = process.env): StudioSettings {
  const port = Number(readSetting("STUDIO_PORT", env) ?? DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new SettingError("STUDIO_PORT: must be a whole number from 1 to 65535");
  }
  const token = readSetting("STUDIO_TOKEN", env);
  if (token !== undefined && !/^[\w-]{20,}$/.test(token)) {
    throw new SettingError(
      "STUDIO_TOKEN: must have at least 20 characters, and of those only letters, digits, - and _",
    );
  }
  return {
    databaseUrl: readStudioUrl(canWrite, env),
    canWrite,
    host: readSetting("STUDIO_HOST", env) ?? "127.0.0.1",
    port,
    ...(token === undefined ? {} : { token }),
  };
}
