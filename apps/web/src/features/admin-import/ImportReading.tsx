import {
  IMPORT_DELIMITERS,
  IMPORT_ENCODINGS,
  IMPORT_FIELDS,
  type ImportField,
  type ImportReport,
} from "@guichet/api/attendees/import-schema";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import type { Reading } from "./use-import.ts";

interface ImportReadingProps {
  readonly report: ImportReport;
  readonly disabled: boolean;
  readonly onChange: (reading: Reading) => void;
}

/** How the file was read, all of which can be said otherwise, and its first lines. */
export function ImportReading({ report: { file, mapping }, disabled, onChange }: ImportReadingProps) {
  const { t } = useTranslation("admin");
  const id = useId();
  const { encoding, delimiter, header, columns, sample } = file;
  const columnOf = (field: ImportField) => mapping[field] ?? -1;
  // Columns are said all or not at all; what is read otherwise has other columns.
  const how = { encoding, delimiter, header };
  const names = { name: columnOf("name"), givenName: columnOf("givenName") };
  const mapped = { ...names, email: columnOf("email"), seats: columnOf("seats") };
  const nameOf = (column: number) =>
    columns[column] === "" ? t("import.columnNumber", { number: column + 1 }) : (columns[column] ?? "");

  return (
    <section className="surface import-part" aria-labelledby={id}>
      <h2 id={id} className="h4">
        {t("import.reading")}
      </h2>
      <fieldset disabled={disabled}>
        <legend className="visually-hidden">{t("import.reading")}</legend>
        <div className="import-choices">
          <Choice
            label={t("import.encoding")}
            value={encoding}
            onChange={(value) => onChange({ ...how, encoding: oneOf(IMPORT_ENCODINGS, value) })}
          >
            {IMPORT_ENCODINGS.map((one) => (
              <option key={one} value={one}>
                {t(`import.encodings.${one}`)}
              </option>
            ))}
          </Choice>
          <Choice
            label={t("import.delimiter")}
            value={delimiter}
            onChange={(value) => onChange({ ...how, delimiter: oneOf(IMPORT_DELIMITERS, value) })}
          >
            {IMPORT_DELIMITERS.map((one) => (
              <option key={one} value={one}>
                {t(`import.delimiters.${one}`)}
              </option>
            ))}
          </Choice>
          <Choice
            label={t("import.header")}
            value={String(header)}
            onChange={(value) => onChange({ ...how, header: value === "true" })}
          >
            <option value="true">{t("import.headerYes")}</option>
            <option value="false">{t("import.headerNo")}</option>
          </Choice>
          {IMPORT_FIELDS.map((field) => (
            <Choice
              key={field}
              label={t(`import.columnOf.${field}`)}
              value={String(columnOf(field))}
              onChange={(value) => onChange({ ...how, ...mapped, [field]: Number(value) })}
            >
              <option value="-1">{t(`import.noColumn.${field}`)}</option>
              {columns.map((_, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name, and do not move
                <option key={column} value={column}>
                  {nameOf(column)}
                </option>
              ))}
            </Choice>
          ))}
        </div>
      </fieldset>
      {sample.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must scroll by keyboard, too
        <section className="table-responsive" tabIndex={0} aria-label={t("import.sample")}>
          <table className="table dense-table">
            <caption className="visually-hidden">{t("import.sample")}</caption>
            <thead>
              <tr>
                {columns.map((_, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: as above
                  <th key={column} scope="col">
                    {nameOf(column)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {sample.map((cells, line) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <tr key={line}>
                  {columns.map((_, column) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: as above
                    <td key={column} data-label={nameOf(column)} className="import-cell">
                      {cells[column] ?? ""}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly children: ReactNode;
}

function Choice({ label, value, onChange, children }: ChoiceProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="form-label">
        {label}
      </label>
      <select
        id={id}
        className="form-select form-select-sm"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {children}
      </select>
    </div>
  );
}

function oneOf<Value extends string>(values: readonly Value[], value: string): Value | undefined {
  return values.find((one) => one === value);
}
