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
import { RestoredEdits } from "./RestoredEdits.tsx";

/** What is kept of a form whose event does not exist yet. */
const NEW = "new";

/** A new event; once it is saved one goes on to its sessions. */
export function NewEventPage() {
  const { t } = useTranslation("admin");
  const [start, setStart] = useState(() => ({ kept: readKeptEdits(NEW), round: 0 }));
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
            forgetEdits(NEW);
            setStart({ kept: null, round: start.round + 1 });
          }}
        />
      )}
      <NewEventForm key={start.round} initial={start.kept?.mine ?? NEW_EVENT} />
    </>
  );
}

function NewEventForm({ initial }: { initial: typeof NEW_EVENT }) {
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
        keepEdits(NEW, { version: null, base: NEW_EVENT, mine, at: new Date().toISOString() });
        if (create.isError) create.reset();
      }}
      onSave={async (input) => {
        const event = await create.mutateAsync(input);
        dirty.current = false;
        forgetEdits(NEW);
        toast(t("eventForm.created", { title: event.title }));
        void utils.events.invalidate();
        await navigate({ to: "/events/$eventId/sessions", params: { eventId: event.id }, replace: true });
      }}
    />
  );
}
