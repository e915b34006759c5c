/*
 * What the two users of the product may do in its databases: on the cluster (accounts.ts) and in the embedded MariaDB
 * (scripts/lib/mariadb-accounts.mjs), which starts before anything is installed and therefore reads JavaScript.
 */

/**
 * The server and its workers: rows, and nothing else. Who can alter no table can drop no trigger either, and those keep the audit log.
 * @param {string} databases a name, or a pattern in backquotes
 * @param {string} user `name@'host'`
 */
export const applicationRights = (databases, user) =>
  `GRANT SELECT, INSERT, UPDATE, DELETE ON ${databases}.* TO ${user}`;

/**
 * Who migrates and restores. Passes rights on to the role of who looks by hand (packages/db/src/viewer).
 * @param {string} databases a name, or a pattern in backquotes
 * @param {string} user `name@'host'`
 */
export const migratorRights = (databases, user) =>
  `GRANT ALL PRIVILEGES ON ${databases}.* TO ${user} WITH GRANT OPTION`;
