import type { AuditEntry } from "@guichet/api/audit-log/schema";
import { useTranslation } from "react-i18next";

/** How an entry is told. What has no text yet is shown as it is stored. */
export function useEntryTexts() {
  const { t, i18n } = useTranslation("admin");
  const known = (key: string) => i18n.exists(key, { ns: "admin" });

  return {
    /** Their name; of those who have none, what they are. */
    actorOf({ actor }: Pick<AuditEntry, "actor">): string {
      if (actor.name !== null && actor.type !== "system") return actor.name;
      const key = `auditLog.actors.${actor.type}`;
      const kind = known(key) ? t(key as "auditLog.actors.staff") : actor.type;
      return actor.name === null ? kind : `${kind} (${actor.name})`;
    },
    /** What it is, and what it was called: its id says nothing to people. */
    entityOf({ entityType, entityId, before, after }: AuditEntry): string {
      const key = `auditLog.entities.${entityType}`;
      const kind = known(key) ? t(key as "auditLog.entities.event") : entityType;
      const state = { ...before, ...after };
      const name = [state["title"], state["name"], state["reference"], state["email"]].find(isText) ?? entityId;
      return name === null ? kind : `${kind} ${name}`;
    },
  };
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
