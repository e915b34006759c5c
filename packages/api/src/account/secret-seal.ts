import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/** Keeps what must be read again, unlike a password, so that a copy of the database does not tell it. */
export interface SecretSeal {
  /** @param owner whose it is: sealed for one, it opens for no other */
  seal(secret: Buffer, owner: string): string;
  /** @returns null when it was sealed with another key or for somebody else, or was changed */
  open(sealed: string, owner: string): Buffer | null;
}

const VERSION = "1";
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals with AES-256-GCM. Its key is derived from the instance's secret (HKDF, RFC 5869), under a name of its own, so that no other
 * use of that secret tells anything of it.
 */
export function createSecretSeal(secret: string): SecretSeal {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "guichet second factors 1", 32));
  return {
    seal(plain, owner) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv("aes-256-gcm", key, iv, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(owner));
      const sealed = Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
      return `${VERSION}.${sealed.toString("base64url")}`;
    },
    open(sealed, owner) {
      const [version, text = ""] = sealed.split(".");
      const bytes = Buffer.from(text, "base64url");
      if (version !== VERSION || bytes.length < IV_BYTES + TAG_BYTES) return null;
      const iv = bytes.subarray(0, IV_BYTES);
      const decipher = createDecipheriv("aes-256-gcm", key, iv, { authTagLength: TAG_BYTES });
      decipher.setAAD(Buffer.from(owner)).setAuthTag(bytes.subarray(-TAG_BYTES));
      const opened = decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES));
      try {
        return Buffer.concat([opened, decipher.final()]);
      } catch {
        return null;
      }
    },
  };
}
