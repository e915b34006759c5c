import {
  type ChangeStatusOfManyInput,
  type EventStatus,
  MOST_EVENTS_AT_ONCE,
  type StatusOutcome,
} from "@guichet/api/events/schema";
import { useTranslation } from "react-i18next";
import { trpc } from "./trpc.ts";

type Wish = ChangeStatusOfManyInput["events"][number];

interface StatusChanges {
  /** Of the events that the server answered about: what was done before an error stays done, and can be taken back. */
  readonly outcomes: readonly StatusOutcome[];
  /** What ended it early; null when nothing did. */
  readonly error: unknown;
}

/** Changes the status of several events, as many at once as the server takes, and takes such a change back. */
export function useStatusChanges() {
  const { t } = useTranslation("admin");
  const utils = trpc.useUtils();
  const change = trpc.events.changeStatusOfMany.useMutation();

  const run = async (wishes: readonly Wish[]): Promise<StatusChanges> => {
    const outcomes: StatusOutcome[] = [];
    try {
      for (let from = 0; from < wishes.length; from += MOST_EVENTS_AT_ONCE) {
        const { items } = await change.mutateAsync({ events: wishes.slice(from, from + MOST_EVENTS_AT_ONCE) });
        outcomes.push(...items);
      }
      return { outcomes, error: null };
    } catch (error) {
      return { outcomes, error };
    } finally {
      void Promise.all([utils.events.invalidate(), utils.dashboard.invalidate()]);
    }
  };

  /** What a message offers: it resolves with what to say when not all could be taken back. */
  const undo = (wishes: readonly Wish[]) => async () => {
    const { outcomes, error } = await run(wishes);
    if (error !== null) throw error;
    const count = outcomes.filter(({ outcome }) => outcome === "done").length;
    return count === wishes.length ? undefined : t("events.undoneInPart", { count, of: wishes.length });
  };

  return { run, undo, busy: change.isPending };
}

/** What takes the done ones of a change back, each to the status that it had. */
export function wayBack(outcomes: readonly StatusOutcome[], target: EventStatus): Wish[] {
  return outcomes.flatMap((item) =>
    item.outcome === "done" && item.before !== target
      ? [{ id: item.id, version: item.version, status: item.before }]
      : [],
  );
}
