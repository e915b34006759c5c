import { readFileSync } from "node:fs";
import { runProgram } from "./mariadbd.ts";
import { filesOf, secretsOf } from "./node-files.ts";
import { applicationRights, migratorRights } from "./rights.mjs";
import type { Settings } from "./settings.ts";
import { clientArgs } from "./sql-session.ts";

/** What people may look at, which a migration decides (packages/db/src/viewer): no rights can be given on tables before they are there. */
const VIEWER = "guichet_viewer";

/**
 * Who may do what in the database, as statements about a user. Each has a password of its own among the secrets. Studio's user had a right to everything in earlier versions; taking it takes having it, so it is given one first.
 */
const RIGHTS = {
  app: (user: string) => [applicationRights("guichet", user)],
  migrator: (user: string) => [migratorRights("guichet", user), `GRANT ${VIEWER} TO ${user}`],
  probe: (user: string) => [`GRANT USAGE ON *.* TO ${user}`],
  studio: (user: string) => [
    `GRANT SHOW VIEW ON guichet.* TO ${user}`,
    `REVOKE SELECT, SHOW VIEW ON guichet.* FROM ${user}`,
    `GRANT ${VIEWER} TO ${user}`,
    `SET DEFAULT ROLE ${VIEWER} FOR ${user}`,
  ],
  backup: (user: string) => [`GRANT SELECT, SHOW VIEW ON guichet.* TO ${user}`],
} as const;

/**
 * Makes the database and its users, or gives them the passwords that the secrets hold now. Every node gets them: accounts replicate.
 * The passwords go through the client's input, where no list of processes shows them.
 * @throws Error when the server refuses, or a secret is missing
 */
export async function setUpAccounts(settings: Settings): Promise<void> {
  const secrets = secretsOf(settings);
  const users = (Object.keys(RIGHTS) as (keyof typeof RIGHTS)[]).map((user) => ({
    name: `guichet_${user}@'%'`,
    password: readFileSync(secrets.password(user), "utf8").trim(),
    rights: RIGHTS[user],
  }));
  const statements = [
    "CREATE DATABASE IF NOT EXISTS guichet",
    `CREATE ROLE IF NOT EXISTS ${VIEWER}`,
    `GRANT SHOW VIEW ON guichet.* TO ${VIEWER}`,
    ...users.flatMap(({ name, password, rights }) => [
      `CREATE USER IF NOT EXISTS ${name} IDENTIFIED BY ${quoted(password)}`,
      `ALTER USER ${name} IDENTIFIED BY ${quoted(password)}`,
      ...rights(name),
    ]),
  ];
  await runProgram("mariadb", clientArgs(filesOf(settings)), `${statements.join(";\n")};\n`);
}

function quoted(text: string): string {
  if (!/^[\w.~-]{16,128}$/.test(text)) throw new Error("a password may hold 16 to 128 of A–Z a–z 0–9 . _ ~ -");
  return `'${text}'`;
}
