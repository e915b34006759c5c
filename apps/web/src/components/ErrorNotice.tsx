import type { ReactNode } from "react";
import { Button } from "react-bootstrap";
import { useTranslation } from "react-i18next";
import { useLocale } from "../lib/i18n.ts";
import { describeTrouble, troubleOf } from "../lib/problem.ts";

interface ErrorNoticeProps {
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
  /** What the place where it happened has to add. */
  readonly children?: ReactNode;
}

/** Says what went wrong, what was kept and what to do. */
export function ErrorNotice({ error, onRetry, children }: ErrorNoticeProps) {
  const { t } = useTranslation("common");
  const trouble = troubleOf(error);
  const { title, detail } = describeTrouble(trouble, useLocale());
  const errorId = trouble.kind === "refused" ? trouble.errorId : undefined;
  return (
    <div className="notice notice-error" role="alert">
      <p className="notice-title">{title}</p>
      {detail !== undefined && <p>{detail}</p>}
      {children}
      {errorId !== undefined && <p className="small">{t("error.reference", { id: errorId })}</p>}
      {onRetry !== undefined && (
        <Button variant="outline-secondary" onClick={onRetry}>
          {t("error.retry")}
        </Button>
      )}
    </div>
  );
}
