import { randomBytes } from "node:crypto";
import { chownSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { applicationRights, migratorRights } from "../../deploy/galera/src/rights.mjs";
import { filesOf } from "./mariadb-data.mjs";

/** By TCP, and over the socket. */
const HOSTS = ["127.0.0.1", "localhost"];
/** The databases of the product and of its tests. */
const DATABASES = "`guichet%`";

/**
 * The passwords of the users of one embedded database, made on first use and kept where only we read them.
 * @param {string} dataDir
 */
export function readPasswords(dataDir) {
  const { password, migratorPassword, studioPassword } = filesOf(dataDir);
  return {
    guichet: readOrMakePassword(password),
    guichet_migrator: readOrMakePassword(migratorPassword),
    guichet_studio: readOrMakePassword(studioPassword),
  };
}

/** @param {string} file */
function readOrMakePassword(file) {
  if (existsSync(file)) {
    const kept = readFileSync(file, "utf8").trim();
    if (/^[\w-]{20,}$/.test(kept)) return kept;
  }
  const made = randomBytes(24).toString("base64url");
  writeFileSync(file, `${made}\n`, { mode: 0o600 });
  return made;
}

/**
 * Writes the SQL that mariadbd runs at each start, before it accepts connections. One statement a line. What earlier versions gave is
 * taken back: to `guichet` (the server and its workers) the right to change tables, to `guichet_studio` (npm run studio) that to see
 * everything: it may look at what its role may, which a migration decides (packages/db/src/viewer). `root` is left without a way in
 * over TCP, and with the migrator's password on the socket. Roles are written into the server's own tables: GRANT wants somebody who
 * administers the role, and whoever runs this file is nobody.
 * @param {{ dataDir: string, passwords: ReturnType<typeof readPasswords>, user: { uid: number, gid: number } }} options
 * @returns {string} the file
 */
export function writeInitSql({ dataDir, passwords, user }) {
  const { initSql } = filesOf(dataDir);
  const accounts = Object.entries(passwords).flatMap(([name, secret]) =>
    HOSTS.map((host) => ({ name: `${name}@'${host}'`, secret })),
  );
  const statements = [
    "DELETE FROM mysql.global_priv WHERE User = '' OR (User = 'root' AND Host <> 'localhost')",
    "DELETE FROM mysql.db WHERE User IN ('guichet', 'guichet_studio')",
    "DELETE FROM mysql.roles_mapping WHERE User = 'guichet'",
    "FLUSH PRIVILEGES",
    `ALTER USER root@localhost IDENTIFIED BY '${passwords.guichet_migrator}'`,
    "CREATE DATABASE IF NOT EXISTS guichet",
    "CREATE ROLE IF NOT EXISTS guichet_viewer WITH ADMIN root@localhost",
    ...accounts.flatMap(({ name, secret }) => [
      `CREATE USER IF NOT EXISTS ${name} IDENTIFIED BY '${secret}'`,
      `ALTER USER ${name} IDENTIFIED BY '${secret}'`,
    ]),
    ...["guichet_migrator", "guichet_studio"].flatMap((name) =>
      HOSTS.map(
        (host) => `INSERT IGNORE INTO mysql.roles_mapping VALUES ('${host}', '${name}', 'guichet_viewer', 'N')`,
      ),
    ),
    `UPDATE mysql.global_priv SET Priv = JSON_SET(Priv, '$.default_role', 'guichet_viewer') WHERE User = 'guichet_studio'`,
    "FLUSH PRIVILEGES",
    "GRANT SHOW VIEW ON guichet.* TO guichet_viewer",
    ...HOSTS.map((host) => applicationRights(DATABASES, `guichet@'${host}'`)),
    ...HOSTS.map((host) => migratorRights(DATABASES, `guichet_migrator@'${host}'`)),
  ];
  rmSync(initSql, { force: true });
  writeFileSync(initSql, `${statements.join(";\n")};\n`, { mode: 0o600 });
  chownSync(initSql, user.uid, user.gid);
  return initSql;
}
