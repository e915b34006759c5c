import type { EventDetail } from "@guichet/api/events/schema";
import { useTranslation } from "react-i18next";
import { useToast } from "../../components/Toasts.tsx";
import { trpc } from "../../lib/trpc.ts";
import { useStatusChanges } from "../../lib/use-status-changes.ts";

/** Publishes the event whose sessions are shown, in the version that is shown, and offers to take that back. */
export function usePublishing({ id, version, title, status }: EventDetail) {
  const { t } = useTranslation("admin");
  const toast = useToast();
  const utils = trpc.useUtils();
  const { undo } = useStatusChanges();
  const publish = trpc.events.publish.useMutation({
    onSuccess: (after) => {
      toast(t("events.published", { title }), { undo: undo([{ id, version: after.version, status }]) });
      return Promise.all([utils.events.invalidate(), utils.dashboard.invalidate()]);
    },
    // A refusal often means that what is shown is out of date.
    onError: () => void utils.events.get.invalidate({ id }),
  });
  return { publish: () => publish.mutate({ id, version }), busy: publish.isPending, error: publish.error };
}
