import type { ImportProblem, ImportReport, ImportWarning } from "@guichet/api/attendees/import-schema";
import { describeFailure, isReason } from "@guichet/api/errors";
import type { Locale } from "@guichet/api/locale";
import { CSV_BEGINNING, csvLine } from "@guichet/api/tables/csv-rules";
import { useTranslation } from "react-i18next";

/** What there is to say of a line or of the file, in words. */
export interface RemarkInWords {
  readonly line: number | null;
  readonly column: string;
  readonly value: string;
  readonly text: string;
}

/** Problems and warnings in words, as the page and the file of them have them. */
export function useRemarkTexts(report: ImportReport) {
  const { t } = useTranslation("admin");
  const inWords = ({ line, field, value = "" }: ImportProblem | ImportWarning, text: string): RemarkInWords => {
    const number = field === null ? null : report.mapping[field];
    const called = number === null ? "" : (report.file.columns[number] ?? "");
    return { line, column: called !== "" || field === null ? called : t(`import.fields.${field}`), value, text };
  };
  return {
    problems: report.problems.map((problem) => inWords(problem, t(`import.problems.${problem.code}`))),
    warnings: report.warnings.map((warning) => inWords(warning, t(`import.warnings.${warning.code}`))),
    columns: [t("import.line"), t("import.column"), t("import.value"), t("import.expected")] as const,
  };
}

/** Remarks as CSV: what the file has in its cells is harmless in a spreadsheet. */
export function remarksAsCsv(columns: readonly string[], remarks: readonly RemarkInWords[]): Blob {
  const lines = remarks.map(({ line, column, value, text }) => csvLine([line ?? "", column, value, text]));
  return new Blob([CSV_BEGINNING, csvLine(columns), ...lines]);
}

/** A reason of the server in words. */
export function describeRefusal(reason: string, locale: Locale): string {
  return isReason(reason) ? describeFailure(reason, {}, locale).title : reason;
}
