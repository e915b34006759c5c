import type { EventCard, EventDetail } from "@guichet/api/events/schema";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useToast } from "../../components/Toasts.tsx";
import { trpc } from "../../lib/trpc.ts";
import { useStatusChanges } from "../../lib/use-status-changes.ts";

export type EventDoings = ReturnType<typeof useEventActions>;

/** What can be done to one event of the list. Success is said in a toast; a refusal stays readable until it is dismissed. */
export function useEventActions() {
  const { t } = useTranslation("admin");
  const toast = useToast();
  const utils = trpc.useUtils();
  const { undo } = useStatusChanges();
  const [about, setAbout] = useState<string>();

  // A refusal often means that the row is out of date.
  const onError = () => void utils.events.list.invalidate();
  const refresh = () => Promise.all([utils.events.invalidate(), utils.dashboard.invalidate()]);
  const publish = trpc.events.publish.useMutation({ onError, onSuccess: refresh });
  const archive = trpc.events.archive.useMutation({ onError, onSuccess: refresh });
  const remove = trpc.events.delete.useMutation({ onError, onSuccess: refresh });
  const all = [publish, archive, remove];
  const busy = all.some((mutation) => mutation.isPending);
  const keyOf = ({ id, version, title }: EventCard) => {
    setAbout(title);
    return { id, version };
  };
  const undoable = (text: "events.published" | "events.archived", before: EventCard, after: EventDetail) =>
    toast(t(text, { title: before.title }), {
      undo: undo([{ id: after.id, version: after.version, status: before.status }]),
    });

  return {
    /** The title of the event that something was last done to. */
    about,
    publish: (event: EventCard) => {
      if (!busy) publish.mutate(keyOf(event), { onSuccess: (after) => undoable("events.published", event, after) });
    },
    archive: async (event: EventCard) => undoable("events.archived", event, await archive.mutateAsync(keyOf(event))),
    remove: async (event: EventCard) => {
      await remove.mutateAsync(keyOf(event));
      toast(t("events.deleted", { title: event.title }));
    },
    busy,
    error: all.find((mutation) => mutation.isError)?.error ?? null,
    forgetError: () => {
      for (const mutation of all) mutation.reset();
    },
  };
}
