import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { troubleOf } from "../lib/problem.ts";
import { useTroubleText } from "../lib/trouble-texts.ts";

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
  const { title, detail } = useTroubleText(trouble);
  const errorId = trouble.kind === "refused" ? trouble.errorId : undefined;
  return (
    <div className="notice notice-error" role="alert">
      <p className="notice-title">{title}</p>
      {detail !== undefined && <p>{detail}</p>}
      {children}
      {errorId !== undefined && <p className="small">{t("error.reference", { id: errorId })}</p>}
      {onRetry !== undefined && (
        <button type="button" className="btn btn-outline-secondary" onClick={onRetry}>
          {t("error.retry")}
        </button>
      )}
    </div>
  );
}
