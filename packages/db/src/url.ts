/** Where a database is and who asks. The password is never part of a message. */
export interface DatabaseAddress {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** The address of a database cannot be used; `message` is one line, without the password. */
export class DatabaseUrlError extends Error {
  override readonly name = "DatabaseUrlError";
}

const DEFAULT_PORT = 3306;

/**
 * Reads `mysql://user:password@host:port/database` (`mariadb://` too). User, password and database are percent-decoded.
 * @throws DatabaseUrlError when a part is missing or malformed
 */
export function parseDatabaseUrl(text: string): DatabaseAddress {
  const url = toUrl(text);
  const database = decode(url.pathname.slice(1), "database name");
  const user = decode(url.username, "user");
  if (url.hostname === "") throw new DatabaseUrlError("The database URL names no host");
  if (user === "") throw new DatabaseUrlError(`The database URL for ${url.hostname} names no user`);
  if (database === "" || database.includes("/")) {
    throw new DatabaseUrlError(`The database URL for ${url.hostname} must end in one database name: mysql://…/name`);
  }
  if (url.search !== "") {
    throw new DatabaseUrlError(`The database URL for ${url.hostname} must not carry options (${url.search})`);
  }
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, "$1"),
    port: url.port === "" ? DEFAULT_PORT : Number(url.port),
    user,
    password: decode(url.password, "password"),
    database,
  };
}

/** The same server and credentials with another database name. */
export function withDatabaseName(text: string, database: string): string {
  parseDatabaseUrl(text);
  const url = toUrl(text);
  url.pathname = `/${encodeURIComponent(database)}`;
  return url.toString();
}

/** `host:port/database`, safe to print. */
export function describeAddress(address: DatabaseAddress): string {
  return `${address.host}:${address.port}/${address.database}`;
}

function toUrl(text: string): URL {
  const url = URL.parse(text.trim());
  if (url === null || (url.protocol !== "mysql:" && url.protocol !== "mariadb:")) {
    throw new DatabaseUrlError("The database URL must look like mysql://user:password@host:3306/database");
  }
  return url;
}

function decode(part: string, what: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new DatabaseUrlError(`The ${what} in the database URL is not valid percent-encoding (write % as %25)`);
  }
}
