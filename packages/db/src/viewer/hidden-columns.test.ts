import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { HIDDEN_COLUMNS } from "./hidden-columns.ts";

/** Sounds like a secret and is none: hashes of what a guest has sent, times, a counter. */
const NO_SECRETS = new Set([
  "auth_accounts.access_token_expires_at",
  "auth_accounts.refresh_token_expires_at",
  "idempotency_keys.key",
  "idempotency_keys.request_hash",
  "recovery_codes.factor",
  "tickets.code",
]);
const SOUNDS_SECRET = /token|secret|password|hash|key|code|payload|factor|^value$/;

/** Every column of the Prisma schema, as `table.column`. */
function columns(): string[] {
  const schema = readFileSync(new URL("../../prisma/schema.prisma", import.meta.url), "utf8");
  return [...schema.matchAll(/^model \w+ \{\n([\s\S]*?)\n\}/gm)].flatMap(([, body = ""]) => {
    const [, table] = /@@map\("(\w+)"\)/.exec(body) ?? [];
    const fields = [...body.matchAll(/^ {2}(\w+) +[A-Z]\w*[?[\]]*(?: +(.*))?$/gm)];
    return fields.map(([, name, rest = ""]) => `${table}.${/@map\("(\w+)"\)/.exec(rest)?.[1] ?? name}`);
  });
}

const hidden = [...HIDDEN_COLUMNS].flatMap(([table, names]) => names.map((name) => `${table}.${name}`));

it("names columns that exist", () => {
  expect(columns()).toEqual(expect.arrayContaining(hidden));
});

it("has been decided about for every column that sounds like a secret", () => {
  const suspicious = columns().filter((name) => SOUNDS_SECRET.test(name.split(".")[1] ?? ""));
  expect(suspicious).toEqual(expect.arrayContaining(hidden));
  expect(suspicious.filter((name) => !hidden.includes(name) && !NO_SECRETS.has(name))).toEqual([]);
});
