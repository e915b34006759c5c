import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Button, Modal } from "react-bootstrap";
import { useTranslation } from "react-i18next";
import type { ExportFormat } from "../lib/export-url.ts";
import { formatNumber } from "../lib/format.ts";
import { useLocale } from "../lib/i18n.ts";
import { useExport, type WantedFile } from "../lib/use-export.ts";
import { ErrorNotice } from "./ErrorNotice.tsx";
import { ExportEndNotice, ExportProgressBar } from "./ExportProgress.tsx";
import { RadioChoice } from "./RadioChoice.tsx";

export interface ExportSize {
  readonly rows: number;
  /** There are more than that. */
  readonly hasMore: boolean;
}

interface ExportDialogProps {
  readonly show: boolean;
  readonly title: string;
  /** What a row of it is. */
  readonly what: "bookings" | "attendees";
  /** Undefined while it is being counted; null when nobody can say. */
  readonly size: ExportSize | null | undefined;
  readonly fileOf: (format: ExportFormat) => Omit<WantedFile, "rows">;
  readonly onClose: () => void;
  /** What else there is to choose. */
  readonly children?: ReactNode;
}

/** Takes a list along as a file: the format, how much it is, how far it is, and how it ended. */
export function ExportDialog({ show, title, what, size, fileOf, onClose, children }: ExportDialogProps) {
  const { t } = useTranslation("admin");
  const id = useId();
  const [format, setFormat] = useState<ExportFormat>("xlsx");
  const file = useExport();
  const { isRunning, end } = file;
  const isOver = end !== null && end.kind !== "stopped";
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isOver) close.current?.focus();
  }, [isOver]);

  return (
    <Modal
      show={show}
      onHide={onClose}
      centered
      aria-labelledby={id}
      // While a file is on its way, a click beside the dialog must not throw it away.
      backdrop={isRunning ? "static" : true}
      keyboard={!isRunning}
    >
      <Modal.Body className="p-4">
        <h2 id={id} className="h3">
          {title}
        </h2>
        <p className="export-size">
          <SizeText what={what} size={size} />
        </p>
        <fieldset disabled={isRunning} className="mb-3">
          <legend className="form-label fs-6">{t("export.format")}</legend>
          <RadioChoice name="format" value="xlsx" chosen={format} onChoose={setFormat} label={t("export.xlsx")}>
            {t("export.xlsxHelp")}
          </RadioChoice>
          <RadioChoice name="format" value="csv" chosen={format} onChoose={setFormat} label={t("export.csv")}>
            {t("export.csvHelp")}
          </RadioChoice>
        </fieldset>
        {children !== undefined && (
          <fieldset disabled={isRunning} className="mb-3">
            {children}
          </fieldset>
        )}
        <div className="export-progress">
          {isRunning && <ExportProgressBar progress={file.progress} size={size ?? null} />}
          {end !== null && !isRunning && <ExportEndNotice end={end} />}
          {file.error !== null && (
            <ErrorNotice error={file.error}>
              <p>{t("export.nothingKept")}</p>
            </ErrorNotice>
          )}
        </div>
        <div className="d-flex flex-wrap gap-2 justify-content-end">
          {isRunning ? (
            <Button variant="outline-danger" onClick={file.stop}>
              {t("export.stop")}
            </Button>
          ) : (
            <Button ref={close} variant="outline-secondary" onClick={onClose}>
              {t(isOver ? "export.close" : "export.cancel")}
            </Button>
          )}
          <Button
            onClick={() => isRunning || file.start({ ...fileOf(format), rows: size?.rows ?? null })}
            aria-disabled={isRunning}
            aria-busy={isRunning}
          >
            {t(isRunning ? "export.running" : isOver ? "export.again" : "export.start")}
          </Button>
        </div>
      </Modal.Body>
    </Modal>
  );
}

function SizeText({ what, size }: Pick<ExportDialogProps, "what" | "size">) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  if (size === undefined) return t("export.counting");
  if (size === null) return t("export.sizeUnknown");
  const number = formatNumber(size.rows, locale);
  if (size.hasMore) return t("export.sizeMore", { number });
  return t(what === "bookings" ? "export.size" : "export.sizeOfAttendees", { count: size.rows, number });
}
