import { readFileSync } from "node:fs";

/**
 * The database this process works on: `DATABASE_URL`, or the content of the file that `DATABASE_URL_FILE` names.
 * @throws Error with one clear line when neither is set or the file cannot be read
 */
export function readDatabaseUrl(env: NodeJS.ProcessEnv = process.env): string {
  const url = env["DATABASE_URL"];
  if (url !== undefined && url !== "") return url;
  const file = env["DATABASE_URL_FILE"];
  if (file === undefined || file === "") {
    throw new Error("Set DATABASE_URL (mysql://user:password@host:3306/database) or DATABASE_URL_FILE");
  }
  try {
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    throw new Error(`DATABASE_URL_FILE cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
