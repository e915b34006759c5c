import type { EventDetail } from "@guichet/api/events/schema";
import { useTranslation } from "react-i18next";
import { ConflictDialog } from "../../components/ConflictDialog.tsx";
import { formatShortMoment } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import { apiLocale } from "../../lib/languages.ts";
import { threeWay } from "../../lib/three-way.ts";
import { visitorTimeZone } from "../../lib/time-zone.ts";
import { trpc } from "../../lib/trpc.ts";
import { differingFields, type EventField, type EventFormValues, eventFormValues } from "./event-form-values.ts";
import { isChanged } from "./kept-edits.ts";
import type { Conflict } from "./use-event-saving.ts";

interface EventConflictProps {
  readonly conflict: Conflict;
  readonly busy: boolean;
  /** The form goes on from the other version. */
  readonly onAdopt: (theirs: EventDetail) => void;
  readonly onClose: () => void;
  /** Nothing of one's own is left to save. */
  readonly onSame: (title: string) => void;
}

/** What somebody else saved of an event, beside what is in the form. */
export function EventConflict({ conflict, busy, onAdopt, onClose, onSame }: EventConflictProps) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const inWords = useFieldWords();
  const { theirs: stored, base, mine, form } = conflict;
  const theirs = eventFormValues(stored);
  const fields = threeWay({ base, mine, theirs }, differingFields).map((difference) => ({
    ...difference,
    label: t(`eventForm.${difference.name}`),
    mine: inWords(difference.name, mine),
    theirs: inWords(difference.name, theirs),
  }));
  return (
    <ConflictDialog
      show
      savedAt={formatShortMoment(stored.updatedAt, visitorTimeZone(), locale)}
      fields={fields}
      busy={busy}
      onClose={onClose}
      onChoose={(names) => {
        const taken = Object.fromEntries(names.map((name) => [name, theirs[name]]));
        const values = { ...form.getValues(), ...taken };
        onAdopt(stored);
        form.reset(values);
        if (isChanged(theirs, values)) void form.submit();
        else onSame(stored.title);
      }}
    />
  );
}

/** A value of the form as one reads it. */
function useFieldWords(): (field: EventField, values: EventFormValues) => string {
  const { t } = useTranslation(["admin", "common"]);
  const locale = useLocale();
  const categories = trpc.categories.list.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY });
  const nameOf = (slug: string) =>
    categories.data?.items.find((category) => category.slug === slug)?.name[apiLocale(locale)];
  return (field, values) => {
    switch (field) {
      case "categories":
        return values.categories.map((slug) => nameOf(slug) ?? slug).join(", ");
      case "allowOverlap":
        return t(values.allowOverlap ? "form.yes" : "form.no");
      case "status":
        return t(`common:eventStatus.${values.status}`);
      default:
        return values[field];
    }
  };
}
