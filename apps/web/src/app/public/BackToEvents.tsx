import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

export function BackToEvents() {
  const { t } = useTranslation("public");
  return (
    <p className="event-back">
      <Link to="/">{t("event.back")}</Link>
    </p>
  );
}
