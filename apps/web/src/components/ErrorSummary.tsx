import { useTranslation } from "react-i18next";

interface ErrorSummaryProps {
  /** The fields that were refused, in the order of the form. */
  readonly fields: readonly { readonly name: string; readonly label: string }[];
  readonly onGo: (name: string) => void;
}

/** How many fields of a long form are to be corrected, and the way to each. */
export function ErrorSummary({ fields, onGo }: ErrorSummaryProps) {
  const { t } = useTranslation("admin");
  return (
    <div role="status" className="error-summary">
      {fields.length > 0 && (
        <>
          <span>{t("form.invalid", { count: fields.length })}</span>
          {fields.map(({ name, label }) => (
            <button key={name} type="button" className="btn btn-link btn-sm" onClick={() => onGo(name)}>
              {label}
            </button>
          ))}
        </>
      )}
    </div>
  );
}
