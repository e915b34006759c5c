import type { EventDetail } from "@guichet/api/events/schema";
import { type SessionDetail, updateSessionInput } from "@guichet/api/sessions/schema";
import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ConflictNotice } from "../../components/ConflictNotice.tsx";
import { useToast } from "../../components/Toasts.tsx";
import { useFieldTexts } from "../../lib/field-texts.ts";
import { useLocale } from "../../lib/i18n.ts";
import { reasonOf } from "../../lib/problem.ts";
import { trpc } from "../../lib/trpc.ts";
import { wireResolver } from "../../lib/wire-form.ts";
import { SessionForm, type SessionFormSteps } from "./SessionForm.tsx";
import {
  differingSessionFields,
  type SessionFormValues,
  sessionFormValues,
  toUpdateSession,
} from "./session-form-values.ts";
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
        <ConflictNotice
          differences={differingSessionFields(
            conflict.steps.values(),
            sessionFormValues(conflict.theirs, timeZone, locale),
          ).map((field) => t(`sessionForm.${field}`))}
          busy={update.isPending}
          onReload={() => {
            base.current = conflict.theirs;
            conflict.steps.restart(sessionFormValues(conflict.theirs, timeZone, locale));
            setConflict(undefined);
          }}
          onOverwrite={() => {
            base.current = conflict.theirs;
            setConflict(undefined);
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
