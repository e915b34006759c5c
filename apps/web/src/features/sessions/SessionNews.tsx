import type { SessionDetail } from "@guichet/api/sessions/schema";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocale } from "../../lib/i18n.ts";
import { sessionNews } from "./session-news.ts";

/** Says aloud, when the reader has a moment, what becomes of the session that is being booked. Seen, it shows in the session itself. */
export function SessionNews({ session }: { session: SessionDetail }) {
  const { t } = useTranslation("public");
  const locale = useLocale();
  const [seen, setSeen] = useState(session);
  const [said, setSaid] = useState("");
  if (seen !== session) {
    setSeen(session);
    const news = seen.id === session.id ? sessionNews(seen, session, locale) : null;
    if (news !== null) setSaid("values" in news ? t(news.text, news.values) : t(news.text));
    else if (seen.id !== session.id) setSaid("");
  }
  return (
    <p className="visually-hidden" role="status">
      {said}
    </p>
  );
}
