import type { HistoryEntry } from "@guichet/api/bookings/history-schema";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { LineSkeletons } from "../../components/Skeletons.tsx";
import { formatDatedMoment, formatShortMoment } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import { visitorTimeZone } from "../../lib/time-zone.ts";
import { trpc } from "../../lib/trpc.ts";

/** What became of a booking, the latest first, with who did it. */
export function BookingHistory({ id }: { id: string }) {
  const { t } = useTranslation("admin");
  const history = trpc.bookings.history.useQuery({ id }, { staleTime: 0 });
  return (
    <section aria-labelledby="history-title" className="mt-4">
      <h3 id="history-title" className="h5">
        {t("bookings.history")}
      </h3>
      {history.isPending && <LineSkeletons count={3} />}
      {history.isError && <ErrorNotice error={history.error} onRetry={() => void history.refetch()} />}
      {history.isSuccess && (
        <ol className="list-unstyled booking-history">
          {history.data.items.map((entry) => (
            <Entry key={`${entry.at} ${entry.step} ${entry.letter} ${entry.seatNumber}`} entry={entry} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Entry({ entry }: { entry: HistoryEntry }) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const { at, step, by, from, to, seatNumber, letter } = entry;
  const place = (where: NonNullable<HistoryEntry["from"]>) =>
    `${where.eventTitle}, ${formatShortMoment(where.startsAt, where.timeZone, locale)}`;
  return (
    <li>
      <span>
        {letter === null
          ? t(`bookings.steps.${step}`, { number: seatNumber ?? 0 })
          : t(`bookings.steps.${step}`, { letter: t(`bookings.letters.${letter}`), number: 0 })}
        {by !== null && <span className="row-note"> {t(`bookings.by.${by.type}`, { name: by.name ?? "" })}</span>}
      </span>
      <time dateTime={at} className="row-note figures">
        {formatDatedMoment(at, visitorTimeZone(), locale)}
      </time>
      {from !== null && to !== null && (
        <span className="row-note booking-history-move">
          {place(from)} → {place(to)}
        </span>
      )}
    </li>
  );
}
