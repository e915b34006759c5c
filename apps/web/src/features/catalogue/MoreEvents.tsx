import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

/** Pages that come by themselves; after those the foot of the page is within reach, and a button goes on. */
const PAGES_BY_THEMSELVES = 3;
/** So far below the window the next page is asked for. */
const AHEAD = "600px";

export interface MoreEventsProps {
  readonly pages: number;
  readonly hasMore: boolean;
  readonly busy: boolean;
  readonly failed: boolean;
  readonly onMore: () => void;
}

/** The rest of a list: it comes while one scrolls towards it, or by a button. */
export function MoreEvents({ pages, hasMore, busy, failed, onMore }: MoreEventsProps) {
  const { t } = useTranslation("common");
  const end = useRef<HTMLDivElement>(null);
  const more = useRef(onMore);
  useEffect(() => {
    more.current = onMore;
  });
  const comesByItself = hasMore && !busy && !failed && pages < PAGES_BY_THEMSELVES;
  useEffect(() => {
    if (!comesByItself || end.current === null || typeof IntersectionObserver === "undefined") return;
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && more.current(),
      {
        rootMargin: AHEAD,
      },
    );
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [comesByItself]);
  if (!hasMore) return null;
  return (
    <div ref={end} className="load-more">
      <button type="button" className="btn btn-outline-primary" onClick={onMore} disabled={busy} aria-busy={busy}>
        {busy ? t("more.busy") : t("more.button")}
      </button>
    </div>
  );
}
