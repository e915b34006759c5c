import type { ImportOutcome } from "@guichet/api/attendees/import-schema";
import { useEffect, useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import { AdminLink } from "../../lib/admin-navigation.ts";
import { formatNumber } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import { apiLocale } from "../../lib/languages.ts";
import { describeRefusal } from "./remark-texts.ts";

interface ImportResultProps {
  readonly outcome: ImportOutcome;
  readonly sessionId: string;
  readonly onAnother: () => void;
}

/** What became of the import, and of each line that was not booked. */
export function ImportResult({ outcome: { made, alreadyMade, refused }, sessionId, onAnother }: ImportResultProps) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const number = (value: number) => formatNumber(value, locale);
  return (
    <section className="surface import-part" aria-labelledby={id}>
      <h2 id={id} ref={heading} tabIndex={-1} className="h4">
        {t("import.made", { count: made, number: number(made) })}
      </h2>
      {alreadyMade > 0 && <p>{t("import.alreadyMade", { count: alreadyMade, number: number(alreadyMade) })}</p>}
      {refused.length > 0 && (
        <>
          <p>{t("import.refused", { count: refused.length, number: number(refused.length) })}</p>
          <table className="table dense-table">
            <caption className="visually-hidden">{t("import.refusedTable")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("import.line")}</th>
                <th scope="col">{t("import.why")}</th>
              </tr>
            </thead>
            <tbody>
              {refused.map(({ line, reason }) => (
                <tr key={line}>
                  <th scope="row" data-label={t("import.line")} className="figures">
                    {number(line)}
                  </th>
                  <td data-label={t("import.why")}>{describeRefusal(reason, apiLocale(locale))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      <div className="d-flex flex-wrap gap-2">
        <AdminLink to="/bookings" search={{ sessionId }} className="btn btn-primary">
          {t("import.seeBookings")}
        </AdminLink>
        <button type="button" className="btn btn-outline-secondary" onClick={onAnother}>
          {t("import.another")}
        </button>
      </div>
    </section>
  );
}
