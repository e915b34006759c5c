import { useEffect, useRef } from "react";
import { Button } from "react-bootstrap";
import { useTranslation } from "react-i18next";

interface ConflictNoticeProps {
  /** When the stored version was saved, in words; absent when that is not known. */
  readonly savedAt?: string;
  /** Names of the fields in which it differs from the form. */
  readonly differences: readonly string[];
  readonly busy: boolean;
  readonly onReload: () => void;
  readonly onOverwrite: () => void;
}

/** Somebody else saved first. Nothing is lost until one chooses. */
export function ConflictNotice({ savedAt, differences, busy, onReload, onOverwrite }: ConflictNoticeProps) {
  const { t } = useTranslation("admin");
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => notice.current?.focus(), []);
  return (
    <div ref={notice} className="notice" role="alert" tabIndex={-1}>
      <p className="notice-title">{t("conflict.title")}</p>
      <p>{savedAt === undefined ? t("conflict.kept") : t("conflict.body", { date: savedAt })}</p>
      {differences.length === 0 ? (
        <p>{t("conflict.same")}</p>
      ) : (
        <p>
          {t("conflict.differs")} {differences.join(", ")}.
        </p>
      )}
      <div className="d-flex flex-wrap gap-2">
        <Button variant="primary" onClick={onReload} disabled={busy}>
          {t("conflict.reload")}
        </Button>
        <Button variant="outline-danger" onClick={onOverwrite} disabled={busy}>
          {t("conflict.overwrite")}
        </Button>
      </div>
    </div>
  );
}
