import { OpensslFailed } from "./openssl.ts";
import { readSettings, SettingError } from "./settings.ts";
import { writeSecrets } from "./write-secrets.ts";

// node deploy/secrets/src/main.ts DIR: writes the secrets that DIR lacks. What is there stays as it is.
try {
  const { made, warnings } = writeSecrets(readSettings(process.argv.slice(2), process.env));
  for (const warning of warnings) process.stderr.write(`${warning}\n`);
  process.stdout.write(made.length === 0 ? "All secrets are there\n" : `Made ${made.join(", ")}\n`);
} catch (error) {
  const { code, path } = error as NodeJS.ErrnoException;
  const isPlain = error instanceof SettingError || error instanceof OpensslFailed;
  if (isPlain) process.stderr.write(`${error.message}\n`);
  else if (path !== undefined) process.stderr.write(`${path} cannot be used (${code})\n`);
  else process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
}
