import { Component, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

/** What is shown in place of a page that threw while rendering. */
export function CrashNotice() {
  const { t } = useTranslation("common");
  return (
    <div className="container py-5">
      <div className="notice notice-error" role="alert">
        <p className="notice-title">{t("error.crashTitle")}</p>
        <p>{t("error.crashDetail")}</p>
        <button type="button" className="btn btn-primary" onClick={() => window.location.reload()}>
          {t("error.reload")}
        </button>
      </div>
    </div>
  );
}

/** The last resort: an interface that throws shows {@link CrashNotice} instead of a blank page. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError(): { crashed: boolean } {
    return { crashed: true };
  }

  override render(): ReactNode {
    return this.state.crashed ? <CrashNotice /> : this.props.children;
  }
}
