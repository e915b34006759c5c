import { type EventDetail, updateEventInput } from "@guichet/api/events/schema";
import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ConflictNotice } from "../../components/ConflictNotice.tsx";
import { useToast } from "../../components/Toasts.tsx";
import { useFieldTexts } from "../../lib/field-texts.ts";
import { formatShortMoment } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import { reasonOf } from "../../lib/problem.ts";
import { visitorTimeZone } from "../../lib/time-zone.ts";
import { trpc } from "../../lib/trpc.ts";
import { wireResolver } from "../../lib/wire-form.ts";
import { EventForm, type EventFormSteps } from "./EventForm.tsx";
import { differingFields, type EventFormValues, eventFormValues, toUpdateEvent } from "./event-form-values.ts";

/** What somebody else saved, and how to go on with the form. */
interface Conflict {
  readonly theirs: EventDetail;
  readonly mine: EventFormValues;
  readonly steps: EventFormSteps;
}

/** Changes one event. A save names the version it started from; when another was saved meanwhile, one chooses. */
export function EventEditor({ event }: { event: EventDetail }) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const toast = useToast();
  const utils = trpc.useUtils();
  const update = trpc.events.update.useMutation();
  const describe = useFieldTexts();
  const [conflict, setConflict] = useState<Conflict>();
  // The version the form started from; a refetch in the background must not move it.
  const base = useRef(event);
  const [initial] = useState(() => eventFormValues(event));
  const resolver = useMemo(
    () => wireResolver(updateEventInput, (values: EventFormValues) => toUpdateEvent(values, base.current), describe),
    [describe],
  );

  const startFrom = (stored: EventDetail, steps: EventFormSteps) => {
    base.current = stored;
    setConflict(undefined);
    steps.saved(eventFormValues(stored));
    utils.events.get.setData({ id: event.id }, stored);
  };

  return (
    <>
      {conflict !== undefined && (
        <ConflictNotice
          savedAt={formatShortMoment(conflict.theirs.updatedAt, visitorTimeZone(), locale)}
          differences={differingFields(conflict.mine, eventFormValues(conflict.theirs)).map((field) =>
            t(`eventForm.${field}`),
          )}
          busy={update.isPending}
          onReload={() => startFrom(conflict.theirs, conflict.steps)}
          onOverwrite={() => {
            base.current = conflict.theirs;
            setConflict(undefined);
            void conflict.steps.submitAgain();
          }}
        />
      )}
      <EventForm
        initial={initial}
        resolver={resolver}
        error={conflict === undefined && reasonOf(update.error) !== "edit-conflict" ? update.error : null}
        onSave={async (input, steps) => {
          try {
            const stored = await update.mutateAsync(input);
            startFrom(stored, steps);
            toast(t("eventForm.saved", { title: stored.title }));
            void utils.events.invalidate();
          } catch (error) {
            if (reasonOf(error) !== "edit-conflict") throw error;
            const theirs = await utils.events.get.fetch({ id: event.id }, { staleTime: 0 });
            setConflict({ theirs, mine: steps.values(), steps });
          }
        }}
      />
    </>
  );
}
