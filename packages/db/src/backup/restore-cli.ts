import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { readMigratorUrl } from "../env.ts";
import { type DatabaseAddress, describeAddress } from "../url.ts";
import { BackupRefused } from "./refusal.ts";
import { restore } from "./restore.ts";

const USAGE = `Usage: npm run restore -- [--replace [--yes]] FILE

Checks the file's SHA-256, then fills the database of DATABASE_URL (or DATABASE_URL_FILE), else the one of npm start, with what
npm run backup has written, brings its schema up to date, and verifies it as npm run verify does. Stop the servers before: until it is
done they answer with errors.
  --replace  deletes what the database holds, after its name was typed
  --yes      does so without asking

The secret that seals second factors is not in it: put it back yourself, or codes of apps are refused, and only recovery codes work.`;

const VERIFY = fileURLToPath(new URL("../audit/cli.ts", import.meta.url));

async function main(): Promise<number> {
  const { values, positionals } = parse();
  if (values.help === true) {
    console.log(USAGE);
    return 0;
  }
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new BackupRefused("Name one file: npm run restore -- FILE");
  const url = readMigratorUrl();
  const mayReplace = values.yes === true ? async () => true : askForName;
  await restore({ url, file, log: (line) => console.log(line), ...(values.replace === true ? { mayReplace } : {}) });
  const code = await verify(url);
  if (code !== 0) console.error("It is restored, but what was verified is not as it should be: see above");
  return code;
}

function parse() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { replace: { type: "boolean" }, yes: { type: "boolean" }, help: { type: "boolean", short: "h" } },
    });
  } catch (error) {
    throw new BackupRefused(`${(error as Error).message.split("\n")[0]} npm run restore -- --help lists the options`);
  }
}

async function askForName(address: DatabaseAddress): Promise<boolean> {
  if (!process.stdin.isTTY) throw new BackupRefused("Nobody is there to be asked: --yes replaces without a question");
  const questions = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await questions.question(
    `All that ${describeAddress(address)} holds will be deleted. Type ${address.database} to go on: `,
  );
  questions.close();
  if (answer.trim() !== address.database) throw new BackupRefused("That is not its name: nothing was changed");
  return true;
}

/** By the command itself, which says what it counted. @returns its exit code */
async function verify(url: string): Promise<number> {
  const child = spawn(process.execPath, [VERIFY], { env: { ...process.env, DATABASE_URL: url }, stdio: "inherit" });
  const [code] = await once(child, "exit");
  return code ?? 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`Not restored: ${error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error)}`);
  process.exitCode = 1;
}
