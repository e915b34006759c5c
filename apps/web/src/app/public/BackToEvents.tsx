import { useTranslation } from "react-i18next";
import { Link } from "../../lib/navigation/Link.tsx";

export function BackToEvents() {
  const { t } = useTranslation("public");
  return (
    <p className="event-back">
      <Link to="/">{t("event.back")}</Link>
    </p>
  );
}
