import type { AuditEntry } from "@guichet/api/audit-log/schema";
import { useTranslation } from "react-i18next";
import { formatDatedMoment } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import { visitorTimeZone } from "../../lib/time-zone.ts";
import { readable, useKnownText } from "./known-text.ts";

/** How an entry is told. What has no text yet is shown as it is stored, word by word. */
export function useEntryTexts() {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const known = useKnownText();

  return {
    /** Their name; of those who have none, what they are. */
    actorOf({ actor }: Pick<AuditEntry, "actor">): string {
      if (actor.name !== null && actor.type !== "system") return actor.name;
      const kind = known(`auditLog.actors.${actor.type}`) ?? actor.type;
      return actor.name === null ? kind : `${kind} (${actor.name})`;
    },
    /** What was done; of all that begin alike (`events.`), what they are about. */
    actionOf(action: string): string {
      const group = action.endsWith(".") ? known(`auditLog.groups.${action.slice(0, -1)}`) : undefined;
      return group ?? known(`auditLog.actions.${action}`) ?? readable(action);
    },
    /** What it is, and what it was called: its id says nothing to people. */
    entityOf({ actor, entityType, entityId, before, after }: AuditEntry): string {
      const kind = known(`auditLog.entities.${entityType}`) ?? readable(entityType);
      const state = { ...before, ...after };
      if (entityType === "session" && isText(state["startsAt"])) {
        return t("auditLog.sessionOn", {
          date: formatDatedMoment(state["startsAt"], visitorTimeZone(), locale),
        });
      }
      const own = entityType === "user" && entityId === actor.id ? actor.name : null;
      const name = [state["title"], state["name"], state["reference"], state["email"], own].find(isText) ?? entityId;
      return name === null ? kind : `${kind} ${name}`;
    },
  };
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
