import type { Dashboard } from "@guichet/api/dashboard/schema";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { AdminLink } from "../../lib/admin-navigation.ts";

/** What there is to do before the first booking, in order, each with the way there. */
export function FirstSteps({ event }: NonNullable<Dashboard["firstSteps"]>) {
  const { t } = useTranslation("admin");
  const params = { eventId: event?.id ?? "" };
  const steps: { key: "event" | "session" | "publish" | "share"; done: boolean; link: ReactNode }[] = [
    {
      key: "event",
      done: event !== null,
      link: <AdminLink to="/events/new">{t("dashboard.createEvent")}</AdminLink>,
    },
    {
      key: "session",
      done: event?.hasSession ?? false,
      link: event && (
        <AdminLink to="/events/$eventId/sessions" params={params} search={{ edit: "new" }}>
          {t("dashboard.steps.addSession")}
        </AdminLink>
      ),
    },
    {
      key: "publish",
      done: event?.isPublished ?? false,
      link: event && (
        <AdminLink to="/events/$eventId" params={params}>
          {t("dashboard.steps.openEvent")}
        </AdminLink>
      ),
    },
    {
      key: "share",
      done: false,
      link: event?.isPublished && <a href={`/events/${event.slug}`}>{t("dashboard.steps.openPage")}</a>,
    },
  ];
  const next = steps.find(({ done }) => !done)?.key;
  return (
    <section aria-labelledby="first-steps" className="surface dashboard-part">
      <h2 id="first-steps" className="h4">
        {t("dashboard.steps.title")}
      </h2>
      <ol className="first-steps">
        {steps.map(({ key, done, link }) => (
          <li key={key} data-done={done} aria-current={key === next ? "step" : undefined}>
            <p>
              {t(`dashboard.steps.${key}`)}
              {done && <span className="status-badge status-good"> {t("dashboard.steps.done")}</span>}
            </p>
            {!done && <p className="mb-0">{link}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
