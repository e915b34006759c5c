import { MOST_IMPORT_BYTES } from "@guichet/api/attendees/import-schema";
import { type DragEvent, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { formatBytes } from "../../lib/format-bytes.ts";
import { useLocale } from "../../lib/i18n.ts";
import type { ChosenFile } from "./use-import.ts";

interface FileChoiceProps {
  readonly file: ChosenFile | null;
  readonly disabled: boolean;
  readonly onChoose: (file: ChosenFile | null) => void;
}

/** A file by the browser's own dialog, by drag and drop, or as text that is pasted. */
export function FileChoice({ file, disabled, onChoose }: FileChoiceProps) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const id = useId();
  const number = useRef(0);
  const [isOver, setOver] = useState(false);
  const [tooLarge, setTooLarge] = useState<string | null>(null);
  const [pasted, setPasted] = useState("");

  function take(name: string, contents: Blob): void {
    const isTooLarge = contents.size > MOST_IMPORT_BYTES;
    setTooLarge(isTooLarge ? name : null);
    number.current += 1;
    onChoose(isTooLarge ? null : { name, contents, number: number.current });
  }

  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    const [dropped] = event.dataTransfer.files;
    if (dropped !== undefined && !disabled) take(dropped.name, dropped);
  }

  return (
    <section className="surface import-part" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className="h4">
        {t("import.file")}
      </h2>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a place to drop on beside the field, which does the same by keyboard */}
      <div
        className={isOver ? "drop-zone is-over" : "drop-zone"}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <label htmlFor={`${id}-file`} className="form-label">
          {t("import.chooseFile")}
        </label>
        <input
          id={`${id}-file`}
          type="file"
          className="form-control"
          accept=".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values"
          disabled={disabled}
          aria-describedby={`${id}-help`}
          // The same file, corrected meanwhile, can be chosen again. Not after the choice: the field would say that there is none.
          onClick={({ currentTarget }) => {
            currentTarget.value = "";
          }}
          onChange={({ currentTarget }) => {
            const [chosen] = currentTarget.files ?? [];
            if (chosen !== undefined) take(chosen.name, chosen);
          }}
        />
        <p id={`${id}-help`} className="form-text mb-0">
          {t("import.fileHelp")}
        </p>
      </div>
      <p role="status" className="import-file-name">
        {file !== null && t("import.chosen", { name: file.name, size: formatBytes(file.contents.size, locale) })}
      </p>
      {tooLarge !== null && (
        <p role="alert" className="notice notice-error">
          {t("import.tooLarge", { name: tooLarge })}
        </p>
      )}
      <details>
        <summary>{t("import.paste")}</summary>
        <label htmlFor={`${id}-text`} className="form-label">
          {t("import.pasteLabel")}
        </label>
        <textarea
          id={`${id}-text`}
          className="form-control"
          rows={6}
          spellCheck={false}
          disabled={disabled}
          value={pasted}
          placeholder={t("import.pasteExample")}
          onChange={(event) => setPasted(event.target.value)}
        />
        <button
          type="button"
          className="btn btn-outline-secondary mt-2"
          disabled={disabled || pasted.trim() === ""}
          onClick={() => take(t("import.pastedName"), new Blob([pasted]))}
        >
          {t("import.checkPasted")}
        </button>
      </details>
    </section>
  );
}
