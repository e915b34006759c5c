import { useTranslation } from "react-i18next";

export interface LoadMoreProps {
  readonly shown: number;
  readonly hasMore: boolean;
  readonly busy: boolean;
  readonly onMore: () => void;
}

/** The end of a list: how much is shown, and a button for the rest. */
export function LoadMore({ shown, hasMore, busy, onMore }: LoadMoreProps) {
  const { t } = useTranslation("common");
  return (
    <div className="load-more">
      <p className="text-muted small mb-2" role="status">
        {t("more.shown", { count: shown })}
      </p>
      {hasMore && (
        <button type="button" className="btn btn-outline-primary" onClick={onMore} disabled={busy} aria-busy={busy}>
          {busy ? t("more.busy") : t("more.button")}
        </button>
      )}
    </div>
  );
}
