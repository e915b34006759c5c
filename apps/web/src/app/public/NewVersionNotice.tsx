import { useTranslation } from "react-i18next";
import { useIsNewVersionOffered } from "../../lib/new-version.ts";

/** Says that there is a newer version, and leaves it to the visitor when to take it: what is typed in a form would be lost. */
export function NewVersionNotice() {
  const { t } = useTranslation("public");
  const isOffered = useIsNewVersionOffered();
  return (
    <div role="status">
      {isOffered && (
        <p className="container notice mt-3 mb-0">
          {t("offline.newVersion")}{" "}
          <button type="button" className="btn btn-sm btn-link" onClick={() => window.location.reload()}>
            {t("offline.reload")}
          </button>
        </p>
      )}
    </div>
  );
}
