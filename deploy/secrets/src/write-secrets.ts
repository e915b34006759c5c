import { randomBytes } from "node:crypto";
import { certifyAuthority, certifyNode, isCertified, makeKey } from "./openssl.ts";
import { SecretFiles } from "./secret-files.ts";
import type { Folder, Settings } from "./settings.ts";

export interface Written {
  /** The files that were missing, as `folder/name`. */
  readonly made: readonly string[];
  /** What does not fit together, one line each. */
  readonly warnings: readonly string[];
}

/**
 * Writes what DIR lacks: passwords of the database users, URLs with them, a certificate for the nodes and its authority. Several may
 * run at once; each goes on with what the first has written.
 * @throws OpensslFailed, or the file system's error
 */
export function writeSecrets(settings: Settings): Written {
  const files = new SecretFiles(settings);
  const warnings = [...writeCertificates(files, settings), ...writeUrls(files, settings)];
  files.keep("application", "secret", random);
  files.keep("haproxy", "stats-password", random);
  return { made: files.made, warnings };
}

function writeCertificates(files: SecretFiles, { hosts }: Settings): string[] {
  const authority = { key: files.path("authority", "ca-key.pem"), certificate: files.path("authority", "ca.pem") };
  files.keep("authority", "ca-key.pem", makeKey);
  const certificate = files.keep("authority", "ca.pem", () => certifyAuthority(authority.key));
  files.keep("database", "ca.pem", () => certificate);
  const nodeKey = files.path("database", "node-key.pem");
  files.keep("database", "node-key.pem", makeKey);
  files.keep("database", "node.pem", () => certifyNode(nodeKey, { hosts, authority }));
  return isCertified(files.path("database", "node.pem"), files.path("database", "ca.pem"))
    ? []
    : ["database/node.pem is not signed by database/ca.pem, or has expired: the nodes will not find together"];
}

function writeUrls(files: SecretFiles, { writer, reader, nodes }: Settings): string[] {
  const [app, migrator, studio, backup] = ["app", "migrator", "studio", "backup"].map((name) => {
    const password = files.keep("database", `${name}-password`, random);
    return (endpoint: string) => `mysql://guichet_${name}:${encodeURIComponent(password)}@${endpoint}/guichet`;
  }) as [ToUrl, ToUrl, ToUrl, ToUrl];
  files.keep("database", "probe-password", random);
  const urls: [Folder, string, string][] = [
    ["application", "database-url", app(writer)],
    ["application", "database-reader-url", app(reader)],
    ["application", "database-node-urls", nodes.map(app).join(",")],
    ["migrator", "database-url", migrator(writer)],
    ["studio", "database-url", studio(reader)],
    ["backup", "database-url", backup(reader)],
  ];
  return urls
    .filter(([folder, name, url]) => files.keep(folder, name, () => url) !== url)
    .map(
      ([folder, name]) => `${folder}/${name} differs from the passwords and addresses here; delete it to have it anew`,
    );
}

type ToUrl = (endpoint: string) => string;

/** 192 bits, in characters that need no quoting in SQL, URLs and shells. */
function random(): string {
  return randomBytes(24).toString("base64url");
}
