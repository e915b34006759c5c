import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";

/** What ties a control to its label, its help and its error. */
export interface FieldControl {
  readonly id: string;
  readonly "aria-invalid": boolean;
  readonly "aria-describedby": string | undefined;
}

interface FieldProps {
  readonly label: string;
  readonly help?: ReactNode;
  readonly error?: string | undefined;
  readonly optional?: boolean;
  readonly className?: string;
  readonly children: (control: FieldControl) => ReactNode;
}

/** One labelled control with its help and, once it was refused, what is wrong with it. */
export function Field({ label, help, error, optional = false, className = "mb-3", children }: FieldProps) {
  const { t } = useTranslation("admin");
  const id = useId();
  const describedBy = [help === undefined ? "" : `${id}-help`, error === undefined ? "" : `${id}-error`]
    .join(" ")
    .trim();
  return (
    <div className={className}>
      <label htmlFor={id} className="form-label">
        {label}
        {optional && <span className="text-body-secondary fw-normal"> ({t("form.optional")})</span>}
      </label>
      {children({ id, "aria-invalid": error !== undefined, "aria-describedby": describedBy || undefined })}
      {error !== undefined && (
        <div id={`${id}-error`} className="invalid-feedback d-block">
          {error}
        </div>
      )}
      {help !== undefined && (
        <div id={`${id}-help`} className="form-text">
          {help}
        </div>
      )}
    </div>
  );
}

/** The classes of a text control, with Bootstrap's mark when it was refused. */
export function controlClass(error: string | undefined, extra = ""): string {
  return ["form-control", error === undefined ? "" : "is-invalid", extra].filter(Boolean).join(" ");
}
