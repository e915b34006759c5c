import { useTranslation } from "react-i18next";
import { CoverArt } from "../../components/CoverArt.tsx";
import { SessionTime } from "../../components/SessionTime.tsx";
import { Badge } from "../../components/StatusBadge.tsx";
import { formatMoney } from "../../lib/format.ts";
import { unbreakFrench } from "../../lib/french-spaces.ts";
import { useLocale } from "../../lib/i18n.ts";
import { apiLocale } from "../../lib/languages.ts";
import { Link } from "../../lib/navigation/Link.tsx";
import type { RouterOutputs } from "../../lib/trpc.ts";

export type CatalogueEvent = RouterOutputs["events"]["list"]["items"][number];

/** An event of the list; the whole card leads to its page, which then knows how many seats are wanted. */
export function EventCard({ event, seats }: { event: CatalogueEvent; seats?: number | undefined }) {
  const locale = useLocale();
  return (
    <article className="event-card surface">
      <CoverArt
        eventId={event.id}
        categorySlugs={event.categories.map(({ slug }) => slug)}
        imageUrl={event.imageUrl}
        image={event.image}
        imageAlt={event.imageAlt}
      />
      <div className="event-card-body">
        <p className="event-card-when">
          {event.nextSession !== null && (
            <SessionTime startsAt={event.nextSession.startsAt} timeZone={event.timeZone} form="row" />
          )}
        </p>
        <h3 className="h4 event-card-title">
          <Link
            to="/events/$slug"
            params={{ slug: event.slug }}
            search={seats === undefined ? {} : { seats }}
            className="plain stretched-link"
          >
            {unbreakFrench(event.title)}
          </Link>
        </h3>
        <p className="text-muted event-card-line event-card-place">
          {event.venue}, {event.city}
        </p>
        <p className="text-muted small event-card-line">
          {event.categories.map(({ name }) => name[apiLocale(locale)]).join(" · ")}
        </p>
        <div className="event-card-foot">
          <FromPrice price={event.fromPrice} />
          <Availability event={event} />
        </div>
      </div>
    </article>
  );
}

function FromPrice({ price }: { price: CatalogueEvent["fromPrice"] }) {
  const { t } = useTranslation("common");
  const locale = useLocale();
  if (price === null) return <span />;
  const text =
    price.amount === 0
      ? t("price.free")
      : t("price.from", { price: formatMoney(price.amount, price.currency, locale) });
  return <strong className="figures">{text}</strong>;
}

function Availability({ event: { availability, availableSeats } }: { event: CatalogueEvent }) {
  const { t } = useTranslation("common");
  switch (availability) {
    case "available":
      return <Badge tone="good">{t("availability.available")}</Badge>;
    case "few-left":
      return <Badge tone="wait">{t("availability.few-left", { count: availableSeats })}</Badge>;
    case "sold-out":
      return <Badge tone="bad">{t("availability.sold-out")}</Badge>;
    case "no-session":
      return <Badge tone="off">{t("availability.no-session")}</Badge>;
  }
}
