import {
  type EventDetail,
  type EventStatus,
  type UpdateEventInput,
  updateEventInput,
} from "@guichet/api/events/schema";
import { useCallback, useEffect, useRef, useState } from "react";
import { reasonOf, troubleOf } from "../../lib/problem.ts";
import { trpc } from "../../lib/trpc.ts";
import type { EventFormHandle } from "./EventForm.tsx";
import { differingFields, type EventFormValues, eventFormValues, toUpdateEvent } from "./event-form-values.ts";
import { isChanged, type KeptEdits, keepEdits } from "./kept-edits.ts";

/** After so much quiet a draft saves itself, and after so long it tries again, in milliseconds. */
const QUIET_MS = 2_000;
const RETRY_MS = 15_000;
/** Between two saves: each is a version, and an entry of the audit log. */
const SPACING_MS = 10_000;

/** Where what is in the form is stored. */
export type SavingState =
  | { readonly kind: "stored" }
  /** On this device alone, until somebody saves: of a published event, or with values that cannot be sent. */
  | { readonly kind: "kept" }
  | { readonly kind: "saving" }
  | { readonly kind: "saved"; readonly at: number }
  | { readonly kind: "failed" };

/** What somebody else saved meanwhile. */
export interface Conflict {
  readonly theirs: EventDetail;
  readonly base: EventFormValues;
  readonly mine: EventFormValues;
  readonly form: EventFormHandle;
}

/** What the form started from. */
interface Base {
  readonly version: number;
  readonly values: EventFormValues;
}

/**
 * Saves an event: a draft by itself, anything else when it is asked for. Each save names the version it started from. What is
 * not stored yet is kept on this device all the while.
 */
export function useEventSaving(event: EventDetail, kept: KeptEdits | null) {
  const utils = trpc.useUtils();
  const update = trpc.events.update.useMutation();
  const changeStatus = trpc.events.changeStatusOfMany.useMutation();
  const [state, setState] = useState<SavingState>({ kind: kept === null ? "stored" : "kept" });
  const [conflict, setConflict] = useState<Conflict>();
  // A refetch in the background must not move it.
  const base = useRef<Base>({ version: kept?.version ?? event.version, values: kept?.base ?? eventFormValues(event) });
  const mine = useRef<EventFormValues>(kept?.mine ?? base.current.values);
  const running = useRef<Promise<unknown>>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isInConflict = useRef(false);
  const savedAt = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);

  const keep = () =>
    keepEdits(event.id, {
      ...base.current,
      base: base.current.values,
      mine: mine.current,
      at: new Date().toISOString(),
    });

  const startFrom = (stored: EventDetail) => {
    base.current = { version: stored.version, values: eventFormValues(stored) };
    isInConflict.current = false;
    savedAt.current = Date.now();
    utils.events.get.setData({ id: event.id }, stored);
    void utils.events.list.invalidate();
    keep();
  };

  /** @returns what is stored then, or null when somebody else was first, which one is asked about */
  const send = async (input: UpdateEventInput, form: EventFormHandle): Promise<EventDetail | null> => {
    await running.current?.catch(() => undefined);
    const sent = update.mutateAsync({ ...input, version: base.current.version });
    running.current = sent;
    try {
      const stored = await sent;
      startFrom(stored);
      return stored;
    } catch (error) {
      if (reasonOf(error) !== "edit-conflict") throw error;
      const theirs = await utils.events.get.fetch({ id: event.id }, { staleTime: 0 });
      // What was saved meanwhile may be one's own, of which only the answer was lost.
      if (differingFields(mine.current, eventFormValues(theirs)).length === 0) {
        startFrom(theirs);
        return theirs;
      }
      isInConflict.current = true;
      setConflict({ theirs, base: base.current.values, mine: mine.current, form });
      return null;
    }
  };

  /** Saves a draft as it is, its status apart: nothing is published without being asked for. */
  const saveDraft = async (form: EventFormHandle): Promise<void> => {
    clearTimeout(timer.current);
    const { version, values } = base.current;
    const draft = { ...mine.current, status: values.status };
    if (values.status !== "DRAFT" || isInConflict.current || !isChanged(values, draft)) return;
    const input = updateEventInput.safeParse(toUpdateEvent(draft, { id: event.id, version }));
    if (!input.success) return setState({ kind: "kept" });
    setState({ kind: "saving" });
    try {
      const stored = await send(input.data, form);
      setState(stored === null ? { kind: "kept" } : { kind: "saved", at: Date.now() });
      if (stored !== null && isChanged(base.current.values, mine.current)) plan(form, QUIET_MS);
    } catch (error) {
      setState({ kind: "failed" });
      if (mayPass(error)) plan(form, RETRY_MS);
    }
  };
  const latest = useRef(saveDraft);
  latest.current = saveDraft;
  const plan = useCallback((form: EventFormHandle, wait: number) => {
    clearTimeout(timer.current);
    const spaced = Math.max(wait, savedAt.current + SPACING_MS - Date.now());
    timer.current = setTimeout(() => void latest.current(form), spaced);
  }, []);

  return {
    base,
    state,
    conflict,
    // That a draft could not be saved for now is said beside the buttons.
    error: reasonOf(update.error) === "edit-conflict" || isOutage(update.error, state) ? null : update.error,
    isDraft: () => base.current.values.status === "DRAFT",
    busy: update.isPending,
    isDirty: () => isChanged(base.current.values, mine.current),
    onEdit: (form: EventFormHandle) => {
      mine.current = structuredClone(form.getValues());
      keep();
      if (update.isError) update.reset();
      const changed = isChanged(base.current.values, mine.current);
      setState((before) => (changed ? { kind: "kept" } : before.kind === "kept" ? { kind: "stored" } : before));
      if (changed && base.current.values.status === "DRAFT") plan(form, QUIET_MS);
    },
    /** Before one leaves: a draft that can be saved is. */
    settle: async (form: EventFormHandle | undefined) => {
      if (form !== undefined) await latest.current(form);
    },
    save: async (input: UpdateEventInput, form: EventFormHandle) => {
      clearTimeout(timer.current);
      const stored = await send(input, form);
      if (stored === null) return null;
      mine.current = base.current.values;
      keep();
      form.reset(base.current.values);
      setState({ kind: "saved", at: Date.now() });
      return stored;
    },
    /** Gives the event the status that it had, and leaves alone what was typed since. Throws when somebody else was first. */
    takeStatusBack: async (status: EventStatus, form: EventFormHandle) => {
      clearTimeout(timer.current);
      await running.current?.catch(() => undefined);
      const sent = changeStatus.mutateAsync({ events: [{ id: event.id, version: base.current.version, status }] });
      running.current = sent;
      const [outcome] = (await sent).items;
      if (outcome?.outcome !== "done") throw new Error("The status was not taken back");
      base.current = { version: outcome.version, values: { ...base.current.values, status } };
      mine.current = { ...structuredClone(form.getValues()), status };
      form.reset(mine.current);
      keep();
      void Promise.all([utils.events.invalidate(), utils.dashboard.invalidate()]);
    },
    /** Goes on from the other version. */
    adopt: (theirs: EventDetail) => {
      startFrom(theirs);
      setConflict(undefined);
    },
    /** The dialog is closed; the next save opens it again. */
    postpone: () => {
      isInConflict.current = true;
      setConflict(undefined);
    },
  };
}

/** Whether the same save may go through a moment later: the network, a restart, a sign-in that has ended and is renewed. */
function mayPass(error: unknown): boolean {
  const trouble = troubleOf(error);
  return trouble.kind === "unreachable" || trouble.status >= 500 || trouble.status === 401 || trouble.status === 429;
}

function isOutage(error: unknown, state: SavingState): boolean {
  return state.kind === "failed" && troubleOf(error).kind === "unreachable";
}
