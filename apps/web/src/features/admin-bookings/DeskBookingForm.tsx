import { type BookingDetail, bookAtDeskInput, type DeskSession } from "@guichet/api/bookings/schema";
import { MOST_SEATS_PER_BOOKING } from "@guichet/api/bounds";
import { useRef, useState } from "react";
import { FormProvider } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { controlClass, Field } from "../../components/Field.tsx";
import { FormFoot } from "../../components/FormFoot.tsx";
import { Price } from "../../components/Price.tsx";
import { useFieldTexts } from "../../lib/field-texts.ts";
import { useLocale } from "../../lib/i18n.ts";
import { apiLocale } from "../../lib/languages.ts";
import { reasonOf } from "../../lib/problem.ts";
import { REPEATABLE } from "../../lib/query-client.ts";
import { randomUuid } from "../../lib/random-uuid.ts";
import { trpc } from "../../lib/trpc.ts";
import { useLocalizedForm } from "../../lib/use-localized-form.ts";
import { wireResolver } from "../../lib/wire-form.ts";
import { type DeskFormValues, deskTotal, EMPTY_DESK_FORM, toDeskInput } from "./desk-form-values.ts";
import { OwnPriceField } from "./OwnPriceField.tsx";
import { SessionPicker } from "./SessionPicker.tsx";

interface DeskBookingFormProps {
  /** The session that the address names, if any. */
  readonly session: DeskSession | undefined;
  /** The event whose sessions are offered first; that of the session when absent. */
  readonly eventId: string | undefined;
  readonly onMade: (made: BookingDetail) => void;
  readonly onCancel: () => void;
}

/** Which session, how many seats, for whom and at which price. Enter books. */
export function DeskBookingForm({ session: given, eventId = given?.event.id, onMade, onCancel }: DeskBookingFormProps) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const describe = useFieldTexts();
  const utils = trpc.useUtils();
  const [session, setSession] = useState(given);
  // One form is one booking, however often it is sent.
  const idempotencyKey = useRef(randomUuid()).current;
  const book = trpc.bookings.bookAtDesk.useMutation(REPEATABLE);
  const search = useRef<HTMLInputElement>(null);
  const form = useLocalizedForm({
    defaultValues: EMPTY_DESK_FORM,
    resolver: wireResolver(
      bookAtDeskInput,
      (values: DeskFormValues) => toDeskInput(values, { session, locale: apiLocale(locale), idempotencyKey }),
      describe,
    ),
    // The first of the form is no field of it: without a session, the focus goes to the search.
    shouldFocusError: session !== undefined,
  });
  const { register, handleSubmit, formState, watch } = form;
  const { errors, isSubmitting } = formState;
  const values = watch();
  const total = session === undefined ? null : deskTotal(values, session.price);

  const submit = handleSubmit(async (input) => {
    try {
      const made = await book.mutateAsync(input);
      onMade(made);
      void Promise.all([utils.bookings.invalidate(), utils.dashboard.invalidate(), utils.sessions.invalidate()]);
    } catch (refusal) {
      // What was shown of the session is out of date: show what it is now, to be looked at before it is sent again.
      if (reasonOf(refusal) !== null) await showAsItIs();
    }
  }, refuse);

  function refuse() {
    book.reset();
    if (session === undefined) search.current?.focus();
  }

  async function showAsItIs() {
    void utils.bookings.deskSessions.invalidate();
    if (session === undefined) return;
    const { items } = await utils.bookings.deskSessions.fetch({ id: session.id, limit: 1 }, { staleTime: 0 });
    if (items[0] !== undefined) setSession(items[0]);
  }

  return (
    <FormProvider {...form}>
      <form onSubmit={submit} noValidate>
        <SessionPicker
          chosen={session}
          onChoose={setSession}
          seats={values.seats || 1}
          eventId={eventId}
          // The session is not typed: what was said of its absence holds until one is chosen.
          error={session === undefined && "sessionId" in errors ? t("desk.chooseSession") : undefined}
          searchRef={search}
        />
        <div className="desk-fields">
          <Field label={t("desk.seats")} error={errors.seats?.message}>
            {(control) => (
              <input
                {...control}
                {...register("seats", { valueAsNumber: true })}
                type="number"
                min={1}
                max={MOST_SEATS_PER_BOOKING}
                className={controlClass(errors.seats?.message, "figures")}
                // biome-ignore lint/a11y/noAutofocus: with the session given, this is the first field
                autoFocus={given !== undefined}
              />
            )}
          </Field>
          <Field label={t("desk.name")} error={errors.name?.message}>
            {(control) => (
              <input
                {...control}
                {...register("name")}
                autoComplete="off"
                className={controlClass(errors.name?.message)}
              />
            )}
          </Field>
        </div>
        <Field label={t("desk.email")} help={t("desk.emailHelp")} error={errors.email?.message} optional>
          {(control) => (
            <input
              {...control}
              {...register("email")}
              type="email"
              autoComplete="off"
              className={controlClass(errors.email?.message)}
            />
          )}
        </Field>
        <OwnPriceField currency={session?.price.currency ?? "EUR"} />
        <p className="desk-total" aria-live="polite">
          <span>{t("desk.total")}</span>
          {session !== undefined && total !== null ? <Price amount={total} currency={session.price.currency} /> : "–"}
        </p>
        {book.error !== null && <ErrorNotice error={book.error} />}
        <FormFoot label={t("desk.book")} isBusy={isSubmitting} onCancel={onCancel} />
      </form>
    </FormProvider>
  );
}
