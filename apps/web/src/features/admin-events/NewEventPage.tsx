import { createEventInput } from "@guichet/api/events/schema";
import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { BackToEvents } from "../../components/BackToEvents.tsx";
import { PageTitle } from "../../components/PageTitle.tsx";
import { useToast } from "../../components/Toasts.tsx";
import { useAdminNavigate } from "../../lib/admin-navigation.ts";
import { useFieldTexts } from "../../lib/field-texts.ts";
import { trpc } from "../../lib/trpc.ts";
import { wireResolver } from "../../lib/wire-form.ts";
import { EventForm } from "./EventForm.tsx";
import { NEW_EVENT, toCreateEvent } from "./event-form-values.ts";
import { forgetEdits, isChanged, keepEdits, readKeptEdits } from "./kept-edits.ts";
import { adoptNewEventDraft, newEventDraftId, otherNewEventDrafts } from "./new-event-drafts.ts";
import { OtherDrafts } from "./OtherDrafts.tsx";
import { RestoredEdits } from "./RestoredEdits.tsx";

/** A new event; once it is saved one goes on to its sessions. */
export function NewEventPage() {
  const { t } = useTranslation("admin");
  const [start, setStart] = useState(() => beginWith(newEventDraftId()));
  return (
    <>
      <BackToEvents />
      <div className="page-head">
        <PageTitle title={t("eventForm.createTitle")} />
      </div>
      {start.kept !== null && (
        <RestoredEdits
          at={start.kept.at}
          onDrop={() => {
            forgetEdits(start.id);
            setStart({ ...beginWith(start.id), round: start.round + 1 });
          }}
        />
      )}
      <OtherDrafts
        drafts={start.others}
        onAdopt={(draft) => setStart({ ...beginWith(adoptNewEventDraft(draft)), round: start.round + 1 })}
      />
      <NewEventForm key={start.round} id={start.id} initial={start.kept?.mine ?? NEW_EVENT} />
    </>
  );
}

/** What the form begins with: what this tab keeps. What the others do is offered. */
function beginWith(id: string) {
  return { id, kept: readKeptEdits(id), others: otherNewEventDrafts(id), round: 0 };
}

/** @param id under which this tab keeps what is typed */
function NewEventForm({ id, initial }: { id: string; initial: typeof NEW_EVENT }) {
  const { t } = useTranslation("admin");
  const toast = useToast();
  const navigate = useAdminNavigate();
  const utils = trpc.useUtils();
  const create = trpc.events.create.useMutation();
  const describe = useFieldTexts();
  const dirty = useRef(isChanged(NEW_EVENT, initial));
  const resolver = useMemo(() => wireResolver(createEventInput, toCreateEvent, describe), [describe]);
  return (
    <EventForm
      initial={initial}
      resolver={resolver}
      error={create.error}
      saveLabel={t("form.save")}
      isDirty={() => dirty.current}
      onEdit={({ getValues }) => {
        const mine = getValues();
        dirty.current = isChanged(NEW_EVENT, mine);
        keepEdits(id, { version: null, base: NEW_EVENT, mine, at: new Date().toISOString() });
        if (create.isError) create.reset();
      }}
      onSave={async (input) => {
        const event = await create.mutateAsync(input);
        dirty.current = false;
        forgetEdits(id);
        toast(t("eventForm.created", { title: event.title }));
        void utils.events.invalidate();
        await navigate({ to: "/events/$eventId/sessions", params: { eventId: event.id }, replace: true });
      }}
    />
  );
}
