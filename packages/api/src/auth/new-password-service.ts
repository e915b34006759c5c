import { readFileSync } from "node:fs";
import { fail, ok, type Reason, type Result } from "../errors.ts";
import { type PasswordOwner, type PasswordWeakness, passwordWeakness } from "./password-rules.ts";

const LIST = new URL("./common-passwords.txt", import.meta.url);

const REASONS: Readonly<Record<PasswordWeakness, Reason>> = {
  common: "password-common",
  personal: "password-personal",
  monotonous: "password-monotonous",
};

let common: ReadonlySet<string> | undefined;

/**
 * Refuses a new password that is easy to guess. For whoever makes an account or changes a password; its length is the schema's to check.
 * @returns `ok`, or why not: the form shows it
 */
export function checkNewPassword(password: string, owner: PasswordOwner): Result<void> {
  common ??= readCommonPasswords();
  const list = common;
  const weakness = passwordWeakness(password, owner, (text) => list.has(text));
  return weakness === null ? ok(undefined) : fail(REASONS[weakness]);
}

function readCommonPasswords(): ReadonlySet<string> {
  const lines = readFileSync(LIST, "utf8").split("\n");
  return new Set(lines.filter((line) => line !== "" && !line.startsWith("#")));
}
