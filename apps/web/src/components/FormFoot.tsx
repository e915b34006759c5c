import { Button } from "react-bootstrap";
import { useTranslation } from "react-i18next";

interface FormFootProps {
  /** What sending the form does. */
  readonly label: string;
  readonly isBusy: boolean;
  /** False while there is nothing that could be sent. */
  readonly isReady?: boolean;
  readonly onCancel: () => void;
}

/** The last line of a form in a dialog: out of it, or on. Nothing is sent twice. */
export function FormFoot({ label, isBusy, isReady = true, onCancel }: FormFootProps) {
  const { t } = useTranslation("admin");
  return (
    <div className="d-flex flex-wrap gap-2 justify-content-end">
      <Button variant="outline-secondary" onClick={onCancel}>
        {t("form.cancel")}
      </Button>
      <Button type="submit" disabled={isBusy || !isReady} aria-busy={isBusy}>
        {label}
      </Button>
    </div>
  );
}
