import { placeLine } from "@guichet/api/events/place-rules";
import type { EventDetail } from "@guichet/api/events/schema";
import type { SessionDetail } from "@guichet/api/sessions/schema";
import whenIcon from "bootstrap-icons/icons/calendar3.svg?url";
import durationIcon from "bootstrap-icons/icons/clock.svg?url";
import placeIcon from "bootstrap-icons/icons/geo-alt.svg?url";
import tagIcon from "bootstrap-icons/icons/tag.svg?url";
import priceIcon from "bootstrap-icons/icons/ticket-perforated.svg?url";
import { Fragment, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../components/Icon.tsx";
import { Price } from "../../components/Price.tsx";
import { SessionTime } from "../../components/SessionTime.tsx";
import { formatShortDay } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import { apiLocale } from "../../lib/languages.ts";
import { Link } from "../../lib/navigation/Link.tsx";
import { type EventFacts, factsOf } from "./event-facts.ts";

interface EventFactListProps {
  readonly event: EventDetail;
  /** Null while they are on their way. */
  readonly sessions: readonly SessionDetail[] | null;
}

/** When, where, how long, at what price, and of what kind: a glance. */
export function EventFactList({ event, sessions }: EventFactListProps) {
  const { t } = useTranslation("public");
  const locale = useLocale();
  const { next, last, dates, minutes, prices } = factsOf(sessions ?? [], new Date());
  // Their lines keep their places while the sessions are on their way.
  const isPending = sessions === null;
  return (
    <dl className="facts">
      <Fact icon={whenIcon} label={t("event.when")}>
        {next !== null && <SessionTime startsAt={next.startsAt} timeZone={event.timeZone} />}
        {last !== null && dates > 1 && (
          <span className="facts-more">
            {t("event.dates", { count: dates, until: formatShortDay(last.startsAt, event.timeZone, locale) })}
          </span>
        )}
        {next === null && (isPending ? "…" : t("sessions.none"))}
      </Fact>
      <Fact icon={placeIcon} label={t("event.place")}>
        <a href={mapAddress(event)} target="_blank" rel="noopener noreferrer">
          {placeLine(event)} <span className="visually-hidden">{t("event.map")}</span>
        </a>
      </Fact>
      {(isPending || minutes !== null) && (
        <Fact icon={durationIcon} label={t("event.duration")}>
          {minutes === null ? "…" : <Duration minutes={minutes} />}
        </Fact>
      )}
      {(isPending || prices !== null) && (
        <Fact icon={priceIcon} label={t("event.price")}>
          {prices === null ? "…" : <PriceRange prices={prices} />}
        </Fact>
      )}
      {event.categories.length > 0 && (
        <Fact icon={tagIcon} label={t("event.categories")}>
          <Categories of={event} />
        </Fact>
      )}
    </dl>
  );
}

function Fact({ icon, label, children }: { icon: string; label: string; children: ReactNode }) {
  return (
    <>
      <dt>
        <Icon src={icon} /> {label}
      </dt>
      <dd>{children}</dd>
    </>
  );
}

function PriceRange({ prices: [lowest, highest] }: { prices: NonNullable<EventFacts["prices"]> }) {
  return (
    <>
      <Price {...lowest} />
      {highest.amount !== lowest.amount && (
        <>
          {" – "}
          <Price {...highest} />
        </>
      )}
    </>
  );
}

function Categories({ of: { categories } }: { of: EventDetail }) {
  const locale = useLocale();
  return categories.map(({ slug, name }, i) => (
    <Fragment key={slug}>
      {i > 0 && ", "}
      <Link to="/" search={{ categories: slug }}>
        {name[apiLocale(locale)]}
      </Link>
    </Fragment>
  ));
}

function Duration({ minutes: [shortest, longest] }: { minutes: readonly [number, number] }) {
  const { t } = useTranslation("public");
  const text = (total: number) => {
    const hours = Math.floor(total / 60);
    const minutes = total % 60;
    if (hours === 0) return t("event.time.minutes", { minutes });
    return minutes === 0
      ? t("event.time.hours", { hours })
      : t("event.time.both", { hours, minutes: String(minutes).padStart(2, "0") });
  };
  return (
    <span className="figures">{shortest === longest ? text(shortest) : `${text(shortest)} – ${text(longest)}`}</span>
  );
}

/** A search of the place on a free map. */
function mapAddress(event: EventDetail): string {
  return `https://www.openstreetmap.org/search?${new URLSearchParams({ query: placeLine(event) })}`;
}
