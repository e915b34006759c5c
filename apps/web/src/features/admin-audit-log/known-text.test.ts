import { exportAuditLogInput } from "@guichet/api/audit-log/schema";
import { event } from "@guichet/api/events/schema";
import { session } from "@guichet/api/sessions/schema";
import { expect, it } from "vitest";
import texts from "../../locales/fr.json";
import { differencesOf } from "./differences.ts";
import { readable } from "./known-text.ts";

it.each([
  ["an event", event],
  ["a session", session],
  ["an export of the audit log", exportAuditLogInput],
])("there is a word for every field of %s that is told", (_, { shape }) => {
  const told = differencesOf(null, Object.fromEntries(Object.keys(shape).map((field) => [field, true])));
  expect(told.length).toBeGreaterThan(0);
  expect(told.filter(({ field }) => !Object.hasOwn(texts.admin.auditLog.fields, field))).toEqual([]);
});

it.each([
  ["staff.change-role", "staff: change role"],
  ["salesEndAt", "sales end at"],
  ["SOLD_OUT", "SOLD OUT"],
])("a word that has none, such as %s, is read as %s", (word, read) => {
  expect(readable(word)).toBe(read);
});
