import { type EventDetail, type EventStatus, updateEventInput } from "@guichet/api/events/schema";
import { type Ref, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useToastHere } from "../../components/Toasts.tsx";
import { useFieldTexts } from "../../lib/field-texts.ts";
import { wireResolver } from "../../lib/wire-form.ts";
import { EventConflict } from "./EventConflict.tsx";
import { EventForm, type EventFormHandle, type EventPublisher } from "./EventForm.tsx";
import { type EventFormValues, toUpdateEvent } from "./event-form-values.ts";
import { forgetEdits, type KeptEdits, readKeptEdits } from "./kept-edits.ts";
import { RestoredEdits } from "./RestoredEdits.tsx";
import { SavingNote } from "./SavingNote.tsx";
import { useEventSaving } from "./use-event-saving.ts";

/** Changes one event, going on with what was typed before and not saved. */
export function EventEditor({ event, publisher }: { event: EventDetail; publisher: Ref<EventPublisher> }) {
  const [start, setStart] = useState(() => ({ kept: readKeptEdits(event.id), round: 0 }));
  return (
    <>
      {start.kept !== null && (
        <RestoredEdits
          at={start.kept.at}
          onDrop={() => {
            forgetEdits(event.id);
            setStart({ kept: null, round: start.round + 1 });
          }}
        />
      )}
      <EventEditorForm
        key={start.round}
        event={event}
        publisher={publisher}
        kept={start.kept}
        onStored={() => setStart((before) => (before.kept === null ? before : { ...before, kept: null }))}
      />
    </>
  );
}

interface EventEditorFormProps {
  readonly event: EventDetail;
  readonly publisher: Ref<EventPublisher>;
  readonly kept: KeptEdits | null;
  readonly onStored: () => void;
}

function EventEditorForm({ event, publisher, kept, onStored }: EventEditorFormProps) {
  const { t } = useTranslation("admin");
  const toast = useToastHere();
  const describe = useFieldTexts();
  const saving = useEventSaving(event, kept);
  const { base } = saving;
  const form = useRef<EventFormHandle>(undefined);
  const [initial] = useState(() => kept?.mine ?? base.current.values);
  const resolver = useMemo(
    () =>
      wireResolver(
        updateEventInput,
        (values: EventFormValues) => toUpdateEvent(values, { id: event.id, version: base.current.version }),
        describe,
      ),
    [describe, event.id, base],
  );
  return (
    <>
      {saving.conflict !== undefined && (
        <EventConflict
          conflict={saving.conflict}
          busy={saving.busy}
          onAdopt={saving.adopt}
          onClose={saving.postpone}
          onSame={(title) => toast(t("eventForm.adopted", { title }))}
        />
      )}
      <EventForm
        publisher={publisher}
        initial={initial}
        stored={{ id: event.id, timeZone: base.current.values.timeZone }}
        resolver={resolver}
        error={saving.error}
        saveLabel={t(saving.isDraft() ? "form.save" : "eventForm.publishChanges")}
        saving={<SavingNote state={saving.state} isDraft={saving.isDraft()} />}
        isDirty={saving.isDirty}
        settle={() => saving.settle(form.current)}
        onEdit={(handle) => {
          form.current = handle;
          saving.onEdit(handle);
        }}
        onSave={async (input, handle, status) => {
          const before = base.current.values.status;
          const stored = await saving.save(status === undefined ? input : { ...input, status }, handle);
          if (stored === null) return;
          onStored();
          const undo = stored.status === before ? undefined : () => saving.takeStatusBack(before, handle);
          toast(t(savedText(before, stored.status), { title: stored.title }), { undo });
        }}
      />
    </>
  );
}

/** What a save is told as: by what became of the event, which is also what can be taken back. */
function savedText(before: EventStatus, after: EventStatus) {
  if (before === after || after === "DRAFT") return "eventForm.saved";
  return after === "PUBLISHED" ? "events.published" : "events.archived";
}
