import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useHeadingFocus } from "../lib/heading-focus.ts";

/** The heading of a page. It names the browser's tab and takes the focus after a navigation. */
export function PageTitle({ title, children, className }: { title: string; children?: ReactNode; className?: string }) {
  const { t } = useTranslation("common");
  const heading = useHeadingFocus(title);
  const product = t("product");
  useEffect(() => {
    document.title = title === product ? product : `${title} · ${product}`;
  }, [title, product]);
  return (
    <h1 ref={heading} tabIndex={-1} className={className}>
      {children ?? title}
    </h1>
  );
}
