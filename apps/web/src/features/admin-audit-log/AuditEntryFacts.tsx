import type { AuditEntry } from "@guichet/api/audit-log/schema";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { AdminLink } from "../../lib/admin-navigation.ts";
import type { AuditLogSearch } from "../../lib/admin-search.ts";
import { formatExactMoment } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import { visitorTimeZone } from "../../lib/time-zone.ts";
import { useEntryTexts } from "./entry-texts.ts";
import { OutcomeBadge } from "./OutcomeBadge.tsx";

/** Who, what, when and from where, each with the way to all others like it. */
export function AuditEntryFacts({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const { actorOf, actionOf, entityOf } = useEntryTexts();
  const { actor, action, outcome, entityType, entityId, address, userAgent, requestId, createdAt } = entry;
  const facts: [string, ReactNode][] = [
    [
      t("auditLog.columns.at"),
      <>
        {formatExactMoment(createdAt, visitorTimeZone(), locale)} <code className="text-nowrap">{createdAt}</code>
      </>,
    ],
    [
      t("auditLog.columns.actor"),
      <>
        {actorOf(entry)}
        {actor.id !== null && <Narrow search={{ actorId: actor.id }} text={t("auditLog.sameActor")} />}
      </>,
    ],
    [
      t("auditLog.columns.action"),
      <>
        {actionOf(action)}
        <Narrow search={{ action }} text={t("auditLog.sameAction")} />
      </>,
    ],
    [t("auditLog.columns.outcome"), <OutcomeBadge key="outcome" outcome={outcome} />],
    [
      t("auditLog.columns.entity"),
      <>
        {entityOf(entry)}
        {entityId !== null && <Narrow search={{ entityType, entityId }} text={t("auditLog.sameEntity")} />}
      </>,
    ],
  ];
  if (address !== null) {
    facts.push([
      t("auditLog.address"),
      <>
        {address} <Narrow search={{ address }} text={t("auditLog.sameAddress")} />
      </>,
    ]);
  }
  if (userAgent !== null) facts.push([t("auditLog.userAgent"), userAgent]);
  if (requestId !== null) {
    facts.push([
      t("auditLog.requestId"),
      <>
        <code>{requestId}</code>
        <div className="form-text">{t("auditLog.requestHelp")}</div>
      </>,
    ]);
  }
  return (
    <dl className="facts">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Narrow({ search, text }: { search: AuditLogSearch; text: string }) {
  return (
    <AdminLink to="/audit-log" search={search} className="audit-link">
      {text}
    </AdminLink>
  );
}
