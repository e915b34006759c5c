import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { isIP } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** openssl refused, or is not installed; `message` is one line. */
export class OpensslFailed extends Error {
  override readonly name = "OpensslFailed";
}

/** Ten years: nobody renews the certificates of an inner network, and its authority is its own. */
const DAYS = "3650";

/** @returns a private key on the curve P-256, PEM */
export function makeKey(): string {
  return openssl(["genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"]);
}

/** @returns the certificate of an authority that signs its own, PEM */
export function certifyAuthority(keyFile: string): string {
  const extensions = `basicConstraints=critical,CA:TRUE,pathlen:0
keyUsage=critical,keyCertSign,cRLSign
subjectKeyIdentifier=hash`;
  return certify({ keyFile, subject: "guichet-authority", extensions });
}

/**
 * @param hosts names and IP addresses that the certificate is good for, on either side of a connection
 * @returns a certificate for that key, signed by the authority, PEM
 */
export function certifyNode(
  keyFile: string,
  { hosts, authority }: { hosts: readonly string[]; authority: { certificate: string; key: string } },
): string {
  const names = hosts.map((host) => `${isIP(host) === 0 ? "DNS" : "IP"}:${host}`);
  const extensions = `basicConstraints=critical,CA:FALSE
keyUsage=critical,digitalSignature
extendedKeyUsage=serverAuth,clientAuth
subjectKeyIdentifier=hash
authorityKeyIdentifier=keyid
subjectAltName=${names.join(",")}`;
  const signer = ["-CA", authority.certificate, "-CAkey", authority.key];
  return certify({ keyFile, subject: "guichet-node", extensions, signer });
}

/** True when the certificate is signed by that authority and still good. */
export function isCertified(certificate: string, authority: string): boolean {
  return run(["verify", "-CAfile", authority, certificate]).status === 0;
}

interface Request {
  readonly keyFile: string;
  /** Without spaces: MariaDB 11.8 refuses to give its data to a node that is called by a name with one. */
  readonly subject: string;
  readonly extensions: string;
  readonly signer?: readonly string[];
}

function certify({ keyFile, subject, extensions, signer = [] }: Request): string {
  const folder = mkdtempSync(join(tmpdir(), "guichet-secrets-"));
  try {
    const config = join(folder, "request.cnf");
    writeFileSync(config, `[req]\ndistinguished_name=name\nx509_extensions=own\n[name]\n[own]\n${extensions}\n`);
    const subjectName = ["-subj", `/CN=${subject}`];
    return openssl([
      "req",
      "-x509",
      "-new",
      "-config",
      config,
      ...subjectName,
      "-days",
      DAYS,
      "-key",
      keyFile,
      ...signer,
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function openssl(args: readonly string[]): string {
  const { status, stdout, stderr } = run(args);
  if (status === 0) return stdout;
  const [reason = "no reason given"] = stderr.split("\n").filter((line) => line.trim() !== "");
  throw new OpensslFailed(`openssl ${args[0]} failed: ${reason}`);
}

function run(args: readonly string[]) {
  const result = spawnSync("openssl", args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  if (result.error !== undefined) throw new OpensslFailed(`openssl cannot be started: ${result.error.message}`);
  return result;
}
