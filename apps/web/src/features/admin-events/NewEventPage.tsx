import { createEventInput } from "@guichet/api/events/schema";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { PageTitle } from "../../components/PageTitle.tsx";
import { useToast } from "../../components/Toasts.tsx";
import { useAdminNavigate } from "../../lib/admin-navigation.ts";
import { useFieldTexts } from "../../lib/field-texts.ts";
import { trpc } from "../../lib/trpc.ts";
import { wireResolver } from "../../lib/wire-form.ts";
import { EventForm } from "./EventForm.tsx";
import { NEW_EVENT, toCreateEvent } from "./event-form-values.ts";

/** A new event; once it is saved one goes on to its sessions. */
export function NewEventPage() {
  const { t } = useTranslation("admin");
  const toast = useToast();
  const navigate = useAdminNavigate();
  const utils = trpc.useUtils();
  const create = trpc.events.create.useMutation();
  const describe = useFieldTexts();
  const resolver = useMemo(() => wireResolver(createEventInput, toCreateEvent, describe), [describe]);
  return (
    <>
      <div className="page-head">
        <PageTitle title={t("eventForm.createTitle")} />
      </div>
      <EventForm
        initial={NEW_EVENT}
        isNew
        resolver={resolver}
        error={create.error}
        onSave={async (input, { saved }) => {
          const event = await create.mutateAsync(input);
          saved(NEW_EVENT);
          toast(t("eventForm.created", { title: event.title }));
          void utils.events.invalidate();
          await navigate({ to: "/events/$eventId/sessions", params: { eventId: event.id }, replace: true });
        }}
      />
    </>
  );
}
