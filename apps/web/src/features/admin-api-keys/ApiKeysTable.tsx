import type { ApiKey } from "@guichet/api/api-keys/schema";
import { Button } from "react-bootstrap";
import { useTranslation } from "react-i18next";
import { Badge } from "../../components/StatusBadge.tsx";
import { formatDatedMoment } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import { visitorTimeZone } from "../../lib/time-zone.ts";

interface ApiKeysTableProps {
  readonly keys: readonly ApiKey[];
  /** Null for those who may not. */
  readonly onRevoke: ((key: ApiKey) => void) | null;
}

const COLUMNS = ["name", "prefix", "scope", "created", "expires", "used"] as const;

/** One line a key; those that have ended are quiet. */
export function ApiKeysTable({ keys, onRevoke }: ApiKeysTableProps) {
  const { t } = useTranslation("admin");
  return (
    <table className="table table-hover dense-table">
      <caption className="visually-hidden">{t("apiKeys.table")}</caption>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {t(`apiKeys.columns.${column}`)}
            </th>
          ))}
          <th scope="col">
            <span className="visually-hidden">{t("apiKeys.revoke")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <Row key={key.id} apiKey={key} onRevoke={onRevoke} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ apiKey, onRevoke }: { apiKey: ApiKey; onRevoke: ApiKeysTableProps["onRevoke"] }) {
  const { t } = useTranslation("admin");
  const { name, prefix, scope, state, createdAt, createdBy, lastUsedAt, lastUsedFrom } = apiKey;
  return (
    <tr className={state === "live" ? undefined : "row-quiet"}>
      <th scope="row" className="row-title cut">
        {name} {state !== "live" && <Badge tone="off">{t(`apiKeys.badges.${state}`)}</Badge>}
      </th>
      <td data-label={t("apiKeys.columns.prefix")}>
        <code>{prefix}…</code>
      </td>
      <td data-label={t("apiKeys.columns.scope")} title={t(`apiKeys.scopes.${scope}.can`)}>
        {t(`apiKeys.scopes.${scope}.name`)}
      </td>
      <td data-label={t("apiKeys.columns.created")}>
        <div>
          <Moment iso={createdAt} />{" "}
          <span className="row-note">
            {createdBy === null ? t("apiKeys.byCommand") : t("apiKeys.by", { name: createdBy })}
          </span>
        </div>
      </td>
      <td data-label={t("apiKeys.columns.expires")}>
        <End apiKey={apiKey} />
      </td>
      <td data-label={t("apiKeys.columns.used")}>
        <div>
          {lastUsedAt === null ? t("apiKeys.unused") : <Moment iso={lastUsedAt} />}{" "}
          {lastUsedFrom !== null && <span className="row-note">{t("apiKeys.from", { address: lastUsedFrom })}</span>}
        </div>
      </td>
      <td className="row-actions">
        {onRevoke !== null && state === "live" && (
          <Button
            size="sm"
            variant="outline-danger"
            aria-label={t("apiKeys.revokeNamed", { name })}
            onClick={() => onRevoke(apiKey)}
          >
            {t("apiKeys.revoke")}
          </Button>
        )}
      </td>
    </tr>
  );
}

/** When it was revoked, and by whom; else when it ends by itself. */
function End({ apiKey: { expiresAt, revokedAt, revokedBy } }: { apiKey: ApiKey }) {
  const { t } = useTranslation("admin");
  if (revokedAt === null) return expiresAt === null ? t("apiKeys.never") : <Moment iso={expiresAt} />;
  return (
    <div>
      <Moment iso={revokedAt} />{" "}
      <span className="row-note">
        {revokedBy === null ? t("apiKeys.byCommand") : t("apiKeys.by", { name: revokedBy })}
      </span>
    </div>
  );
}

function Moment({ iso }: { iso: string }) {
  const locale = useLocale();
  return (
    <time dateTime={iso} title={iso}>
      {formatDatedMoment(iso, visitorTimeZone(), locale)}
    </time>
  );
}
