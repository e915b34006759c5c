import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

/** Grey shapes of `count` cards while a list loads; screen readers hear that it loads. */
export function CardSkeletons({ count }: { count: number }) {
  return (
    <Loading>
      <div className="card-grid" aria-hidden="true">
        {Array.from({ length: count }, (_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: identical shapes without identity
          <div key={i} className="surface skeleton-card">
            <div className="skeleton skeleton-cover" />
            <div className="skeleton skeleton-line" />
            <div className="skeleton skeleton-line short" />
          </div>
        ))}
      </div>
    </Loading>
  );
}

/** Grey lines in place of `count` lines of text or table rows. */
export function LineSkeletons({ count }: { count: number }) {
  return (
    <Loading>
      <div aria-hidden="true">
        {Array.from({ length: count }, (_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: identical shapes without identity
          <div key={i} className="skeleton skeleton-line" />
        ))}
      </div>
    </Loading>
  );
}

function Loading({ children }: { children: ReactNode }) {
  const { t } = useTranslation("common");
  return (
    <div role="status">
      <span className="visually-hidden">{t("loading")}</span>
      {children}
    </div>
  );
}
