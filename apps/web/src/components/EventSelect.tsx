import { useId } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../lib/trpc.ts";

const MOST_OFFERED = 100;

interface SelectProps {
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

/** One event of the latest hundred, or the one in the address whatever its age. */
export function EventSelect({ value, onChange }: SelectProps) {
  const { t } = useTranslation("admin");
  const id = useId();
  const events = trpc.events.list.useQuery(
    { view: "manage", sort: "newest", limit: MOST_OFFERED },
    { staleTime: 60_000 },
  );
  const offered: { id: string; title: string }[] = events.data?.items ?? [];
  const missing = value !== undefined && events.isFetched && !offered.some((event) => event.id === value);
  const chosen = trpc.events.get.useQuery({ id: value ?? "" }, { enabled: missing });
  const options = chosen.data !== undefined && missing ? [chosen.data, ...offered] : offered;
  return (
    <div>
      <label htmlFor={id} className="form-label">
        {t("bookings.event")}
      </label>
      <select
        id={id}
        className="form-select form-select-sm"
        value={value ?? ""}
        onChange={(event) => onChange(event.target.value || undefined)}
      >
        <option value="">{t("bookings.allEvents")}</option>
        {options.map((event) => (
          <option key={event.id} value={event.id}>
            {event.title}
          </option>
        ))}
      </select>
    </div>
  );
}
