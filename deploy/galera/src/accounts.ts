import { readFileSync } from "node:fs";
import { runProgram } from "./mariadbd.ts";
import { filesOf, secretsOf } from "./node-files.ts";
import type { Settings } from "./settings.ts";
import { clientArgs } from "./sql-session.ts";

/** Who may do what in the database. Each has a password of its own among the secrets. */
const GRANTS = {
  app: ["SELECT, INSERT, UPDATE, DELETE ON guichet.*"],
  migrator: ["ALL PRIVILEGES ON guichet.*"],
  probe: ["USAGE ON *.*"],
  studio: ["SELECT ON guichet.*"],
  backup: ["SELECT, SHOW VIEW ON guichet.*"],
} as const;

/**
 * Makes the database and its users, or gives them the passwords that the secrets hold now. Every node gets them: accounts replicate.
 * The passwords go through the client's input, where no list of processes shows them.
 * @throws Error when the server refuses, or a secret is missing
 */
export async function setUpAccounts(settings: Settings): Promise<void> {
  const secrets = secretsOf(settings);
  const users = (Object.keys(GRANTS) as (keyof typeof GRANTS)[]).map((user) => ({
    name: `guichet_${user}`,
    password: readFileSync(secrets.password(user), "utf8").trim(),
    grants: GRANTS[user],
  }));
  const statements = [
    "CREATE DATABASE IF NOT EXISTS guichet",
    ...users.flatMap(({ name, password, grants }) => [
      `CREATE USER IF NOT EXISTS ${name}@'%' IDENTIFIED BY ${quoted(password)}`,
      `ALTER USER ${name}@'%' IDENTIFIED BY ${quoted(password)}`,
      ...grants.map((grant) => `GRANT ${grant} TO ${name}@'%'`),
    ]),
  ];
  await runProgram("mariadb", clientArgs(filesOf(settings)), `${statements.join(";\n")};\n`);
}

function quoted(text: string): string {
  if (!/^[\w.~-]{16,128}$/.test(text)) throw new Error("a password may hold 16 to 128 of A–Z a–z 0–9 . _ ~ -");
  return `'${text}'`;
}
