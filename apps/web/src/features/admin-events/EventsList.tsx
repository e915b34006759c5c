import type { EventCard } from "@guichet/api/events/schema";
import { useCallback, useMemo, useRef, useState } from "react";
import type { EventsSearch } from "../../lib/admin-search.ts";
import { BulkBar } from "./BulkBar.tsx";
import { ColumnMenu } from "./ColumnMenu.tsx";
import type { EventQuestion } from "./EventActions.tsx";
import { EventDialogs } from "./EventDialogs.tsx";
import { EventsTable } from "./EventsTable.tsx";
import { useColumns } from "./use-columns.ts";
import { useEventActions } from "./use-event-actions.ts";
import { useRowSelection } from "./use-row-selection.ts";

interface EventsListProps {
  readonly events: readonly EventCard[];
  readonly search: EventsSearch;
  readonly mayManage: boolean;
}

/** The table with what can be done to its rows. */
export function EventsList({ events, search, mayManage }: EventsListProps) {
  const [asked, setAsked] = useState<{ question: EventQuestion; event: EventCard } | null>(null);
  const ids = useMemo(() => events.map(({ id }) => id), [events]);
  const { selected, toggle, toggleAll, clear } = useRowSelection(ids);
  const columns = useColumns();
  const doings = useEventActions();
  const { publish, forgetError } = doings;
  const latest = useRef({ publish, forgetError });
  latest.current = { publish, forgetError };
  // The same from one render to the next: a row is drawn again only when it changes.
  const onPublish = useCallback((event: EventCard) => latest.current.publish(event), []);
  const onAsk = useCallback((question: EventQuestion, event: EventCard) => {
    latest.current.forgetError();
    setAsked({ question, event });
  }, []);
  return (
    <>
      <div className="list-bar">
        {mayManage && <BulkBar events={events} selected={selected} onToggleAll={toggleAll} onClear={clear} />}
        <ColumnMenu {...columns} />
      </div>
      <EventsTable
        events={events}
        search={search}
        columns={columns.columns}
        selected={selected}
        mayManage={mayManage}
        onToggle={toggle}
        busy={doings.busy}
        onPublish={onPublish}
        onAsk={onAsk}
      />
      <EventDialogs asked={asked} doings={doings} onClose={() => setAsked(null)} />
    </>
  );
}
