import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { controlClass, Field } from "../../components/Field.tsx";
import { bookingIdIn } from "./booking-link.ts";

/** Finds a booking by the link that was given when it was made. */
export function FindBooking({ onFound }: { onFound: (id: string) => void }) {
  const { t } = useTranslation("public");
  const [pasted, setPasted] = useState("");
  const [isRefused, setRefused] = useState(false);
  const error = isRefused ? t("myBookings.find.invalid") : undefined;

  function submit(event: FormEvent): void {
    event.preventDefault();
    const id = bookingIdIn(pasted);
    if (id === null) setRefused(true);
    else onFound(id);
  }

  return (
    <form className="find-booking surface" onSubmit={submit} noValidate>
      <h2 className="h4">{t("myBookings.find.title")}</h2>
      <Field label={t("myBookings.find.label")} help={t("myBookings.find.help")} error={error}>
        {(control) => (
          <input
            {...control}
            className={controlClass(error)}
            autoComplete="off"
            spellCheck={false}
            value={pasted}
            onChange={(event) => {
              setPasted(event.target.value);
              setRefused(false);
            }}
          />
        )}
      </Field>
      <button type="submit" className="btn btn-outline-primary">
        {t("myBookings.find.submit")}
      </button>
    </form>
  );
}
