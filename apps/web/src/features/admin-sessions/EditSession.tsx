import type { EventDetail } from "@guichet/api/events/schema";
import { type SessionDetail, updateSessionInput } from "@guichet/api/sessions/schema";
import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useToast } from "../../components/Toasts.tsx";
import { useFieldTexts } from "../../lib/field-texts.ts";
import { useLocale } from "../../lib/i18n.ts";
import { reasonOf } from "../../lib/problem.ts";
import { trpc } from "../../lib/trpc.ts";
import { wireResolver } from "../../lib/wire-form.ts";
import { SessionConflict } from "./SessionConflict.tsx";
import { SessionForm, type SessionFormSteps } from "./SessionForm.tsx";
import { type SessionFormValues, sessionFormValues, toUpdateSession } from "./session-form-values.ts";
import { takenSeats } from "./taken-seats.ts";

interface EditSessionProps {
  readonly event: EventDetail;
  readonly session: SessionDetail;
  readonly onDirty: (isDirty: boolean) => void;
  readonly onSaved: () => void;
  readonly onCancel: () => void;
}

/** Changes one session; like an event's form, it lets one choose when somebody else saved first. */
export function EditSession({ event, session, onDirty, onSaved, onCancel }: EditSessionProps) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const toast = useToast();
  const utils = trpc.useUtils();
  const update = trpc.sessions.update.useMutation();
  const describe = useFieldTexts();
  const { timeZone } = event;
  const base = useRef(session);
  const [conflict, setConflict] = useState<{ theirs: SessionDetail; steps: SessionFormSteps }>();
  const [initial] = useState(() => sessionFormValues(session, timeZone, locale));
  const resolver = useMemo(
    () =>
      wireResolver(
        updateSessionInput,
        (values: SessionFormValues) => toUpdateSession(values, base.current, timeZone),
        describe,
      ),
    [describe, timeZone],
  );

  return (
    <>
      {conflict !== undefined && (
        <SessionConflict
          base={initial}
          mine={conflict.steps.values()}
          theirs={sessionFormValues(conflict.theirs, timeZone, locale)}
          busy={update.isPending}
          onClose={() => setConflict(undefined)}
          onChoose={(values) => {
            base.current = conflict.theirs;
            setConflict(undefined);
            conflict.steps.restart(values);
            void conflict.steps.submitAgain();
          }}
        />
      )}
      <SessionForm
        initial={initial}
        timeZone={timeZone}
        taken={takenSeats(session)}
        resolver={resolver}
        error={reasonOf(update.error) === "edit-conflict" ? null : update.error}
        onDirty={onDirty}
        onEdit={() => update.isError && update.reset()}
        onCancel={onCancel}
        onSave={async (input, steps) => {
          try {
            await update.mutateAsync(input);
          } catch (error) {
            if (reasonOf(error) !== "edit-conflict") throw error;
            const { items } = await utils.sessions.list.fetch({ id: event.id }, { staleTime: 0 });
            const theirs = items.find(({ id }) => id === session.id);
            if (theirs === undefined) throw error;
            setConflict({ theirs, steps });
            return;
          }
          toast(t("sessionForm.saved"));
          onSaved();
          await Promise.all([utils.sessions.invalidate(), utils.events.invalidate(), utils.dashboard.invalidate()]);
        }}
      />
    </>
  );
}
