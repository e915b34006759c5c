import type { EventDetail } from "@guichet/api/events/schema";
import {
  type CreateSessionInput,
  type CreateSessionSeriesInput,
  createSessionInput,
  createSessionSeriesInput,
  type SessionDetail,
} from "@guichet/api/sessions/schema";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useToast } from "../../components/Toasts.tsx";
import { useFieldTexts } from "../../lib/field-texts.ts";
import { useLocale } from "../../lib/i18n.ts";
import { trpc } from "../../lib/trpc.ts";
import { wireResolver } from "../../lib/wire-form.ts";
import { SessionForm } from "./SessionForm.tsx";
import { newSessionValues, type SessionFormValues, toCreateSession } from "./session-form-values.ts";

interface NewSessionProps {
  readonly event: EventDetail;
  /** Those that it has, earliest first. */
  readonly sessions: readonly SessionDetail[];
  readonly onDirty: (isDirty: boolean) => void;
  readonly onSaved: () => void;
  readonly onCancel: () => void;
}

/** Adds one session, or the same one on several dates. */
export function NewSession({ event, sessions, onDirty, onSaved, onCancel }: NewSessionProps) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const toast = useToast();
  const utils = trpc.useUtils();
  const create = trpc.sessions.create.useMutation();
  const createSeries = trpc.sessions.createSeries.useMutation();
  const describe = useFieldTexts();
  const [initial] = useState(() => newSessionValues(sessions.at(-1), locale));
  const resolver = useMemo(() => {
    const toInput = (values: SessionFormValues) => toCreateSession(values, event);
    const single = wireResolver(createSessionInput, toInput, describe);
    const series = wireResolver(createSessionSeriesInput, toInput, describe);
    return (...[values, context, options]: Parameters<typeof single>) =>
      values.repeat !== "once" ? series(values, context, options) : single(values, context, options);
  }, [event, describe]);

  return (
    <SessionForm
      initial={initial}
      timeZone={event.timeZone}
      resolver={resolver}
      error={create.error ?? createSeries.error}
      onDirty={onDirty}
      onEdit={() => {
        if (create.isError) create.reset();
        if (createSeries.isError) createSeries.reset();
      }}
      onCancel={onCancel}
      beside={{ sessions, allowOverlap: event.allowOverlap }}
      onSave={async (input) => {
        create.reset();
        createSeries.reset();
        const made = isSeries(input)
          ? (await createSeries.mutateAsync(input)).items
          : [await create.mutateAsync(input)];
        toast(t("sessionForm.created", { count: made.length }));
        onSaved();
        await Promise.all([utils.sessions.invalidate(), utils.events.invalidate(), utils.dashboard.invalidate()]);
      }}
    />
  );
}

function isSeries(input: CreateSessionInput | CreateSessionSeriesInput): input is CreateSessionSeriesInput {
  return "starts" in input;
}
