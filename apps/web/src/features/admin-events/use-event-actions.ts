import type { EventCard } from "@guichet/api/events/schema";
import { useTranslation } from "react-i18next";
import { useToast } from "../../components/Toasts.tsx";
import { useAdminNavigate } from "../../lib/admin-navigation.ts";
import { trpc } from "../../lib/trpc.ts";

type Done = "events.published" | "events.archived" | "events.duplicated" | "events.deleted";

/** What can be done to one event from the list. Success is said in a toast; a refusal stays readable until it is dismissed. */
export function useEventActions(event: Pick<EventCard, "id" | "title" | "version">) {
  const { t } = useTranslation("admin");
  const toast = useToast();
  const navigate = useAdminNavigate();
  const utils = trpc.useUtils();
  const key = { id: event.id, version: event.version };

  // A refusal often means that the row is out of date.
  const onError = () => void utils.events.list.invalidate();
  const done = (text: Done) => async () => {
    toast(t(text, { title: event.title }));
    await Promise.all([utils.events.invalidate(), utils.dashboard.invalidate()]);
  };

  const publish = trpc.events.publish.useMutation({ onSuccess: done("events.published"), onError });
  const archive = trpc.events.archive.useMutation({ onSuccess: done("events.archived"), onError });
  const remove = trpc.events.delete.useMutation({ onSuccess: done("events.deleted"), onError });
  const duplicate = trpc.events.duplicate.useMutation({
    onSuccess: async (copy) => {
      await done("events.duplicated")();
      await navigate({ to: "/events/$eventId", params: { eventId: copy.id } });
    },
    onError,
  });
  const all = [publish, archive, remove, duplicate];
  const busy = all.some((mutation) => mutation.isPending);

  return {
    publish: () => busy || publish.mutate(key),
    archive: () => archive.mutateAsync(key),
    remove: () => remove.mutateAsync(key),
    duplicate: () => busy || duplicate.mutate({ id: event.id }),
    busy,
    error: all.find((mutation) => mutation.isError)?.error ?? null,
    forgetError: () => {
      for (const mutation of all) mutation.reset();
    },
  };
}
