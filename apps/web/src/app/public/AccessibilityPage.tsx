import i18next from "i18next";
import { use, useDeferredValue } from "react";
import { PageTitle } from "../../components/PageTitle.tsx";
import { useLocale } from "../../lib/i18n.ts";
import { accessibilityTextsIn } from "./accessibility-texts.ts";

/**
 * Who can use the interface, what is known to be hard, and whom to tell. The server writes the same for those who run no script
 * (apps/server/src/pages/accessibility-page.ts).
 */
export function AccessibilityPage() {
  // Until another language is there, the page stays in the one it had.
  const language = useDeferredValue(useLocale());
  use(accessibilityTextsIn(language));
  const t = i18next.getFixedT(language, "accessibility");
  return (
    <div className="container page-narrow prose">
      <PageTitle title={t("title")} />
      <p className="lead">{t("lead")}</p>
      <h2 className="h3 mt-5">{t("state.title")}</h2>
      <p>{t("state.goal")}</p>
      <p>{t("state.checked")}</p>
      <p>{t("state.unchecked")}</p>
      <h2 className="h3 mt-5">{t("limits.title")}</h2>
      <ul className="d-grid gap-2">
        <li>{t("limits.texts")}</li>
        <li>{t("limits.hold")}</li>
        <li>{t("limits.live")}</li>
        <li>{t("limits.dates")}</li>
        <li>{t("limits.script")}</li>
      </ul>
      <h2 className="h3 mt-5">{t("report.title")}</h2>
      <p>{t("report.whom")}</p>
      <p>{t("report.what")}</p>
    </div>
  );
}
