import type { ImportReport } from "@guichet/api/attendees/import-schema";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { formatNumber } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import { saveFile } from "../../lib/saved-file.ts";
import { type RemarkInWords, remarksAsCsv, useRemarkTexts } from "./remark-texts.ts";

/** More make the page slow; the file of them has all. */
const SHOWN_AT_ONCE = 100;

/** Every problem by line, which keep the file from being imported, and what is only odd. */
export function ImportRemarks({ report, fileName }: { report: ImportReport; fileName: string }) {
  const { t } = useTranslation("admin");
  const { problems, warnings, columns } = useRemarkTexts(report);
  const save = (remarks: readonly RemarkInWords[]) =>
    saveFile(`${t("import.remarksFile")}-${fileName.replace(/\.\w+$/, "")}.csv`, remarksAsCsv(columns, remarks));
  return (
    <>
      {problems.length > 0 && (
        <RemarkTable
          title={t("import.problemsTitle", { count: problems.length })}
          help={t("import.problemsHelp")}
          columns={columns}
          remarks={problems}
          onSave={() => save(problems)}
        />
      )}
      {warnings.length > 0 && (
        <RemarkTable
          title={t("import.warningsTitle", { count: warnings.length })}
          help={t("import.warningsHelp")}
          columns={columns}
          remarks={warnings}
          onSave={() => save(warnings)}
        />
      )}
    </>
  );
}

interface RemarkTableProps {
  readonly title: string;
  readonly help: string;
  readonly columns: readonly string[];
  readonly remarks: readonly RemarkInWords[];
  readonly onSave: () => void;
}

function RemarkTable({ title, help, columns, remarks, onSave }: RemarkTableProps) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const id = useId();
  const [shown, setShown] = useState(SHOWN_AT_ONCE);
  return (
    <section className="surface import-part" aria-labelledby={id}>
      <div className="import-head">
        <h2 id={id} className="h4">
          {title}
        </h2>
        <button type="button" className="btn btn-sm btn-outline-secondary" onClick={onSave}>
          {t("import.saveRemarks")}
        </button>
      </div>
      <p className="text-body-secondary small">{help}</p>
      <div className="table-responsive">
        <table className="table dense-table" aria-labelledby={id}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {remarks.slice(0, shown).map(({ line, column, value, text }) => (
              <tr key={`${line} ${column} ${text}`}>
                <th scope="row" data-label={columns[0]} className="figures">
                  {line === null ? t("import.wholeFile") : formatNumber(line, locale)}
                </th>
                <td data-label={columns[1]}>{column}</td>
                <td data-label={columns[2]} className="import-cell">
                  {value}
                </td>
                <td data-label={columns[3]}>{text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {remarks.length > shown && (
        <button
          type="button"
          className="btn btn-sm btn-outline-secondary mt-2"
          onClick={() => setShown((before) => before + SHOWN_AT_ONCE)}
        >
          {t("import.showMore", {
            count: remarks.length - shown,
            number: formatNumber(remarks.length - shown, locale),
          })}
        </button>
      )}
    </section>
  );
}
