import { SettingError } from "@guichet/db";
import { readEnv } from "./env.ts";

// For npm start: exit code 2, and one line, when a setting cannot be used.
try {
  readEnv();
} catch (error) {
  if (!(error instanceof SettingError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
