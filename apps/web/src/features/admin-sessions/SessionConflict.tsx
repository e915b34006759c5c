import { useTranslation } from "react-i18next";
import { ConflictDialog } from "../../components/ConflictDialog.tsx";
import { threeWay } from "../../lib/three-way.ts";
import {
  chosenTiers,
  differingSessionFields,
  type SessionField,
  type SessionFormValues,
} from "./session-form-values.ts";

interface SessionConflictProps {
  /** What both started from. */
  readonly base: SessionFormValues;
  readonly mine: SessionFormValues;
  readonly theirs: SessionFormValues;
  readonly busy: boolean;
  readonly onChoose: (values: SessionFormValues) => void;
  readonly onClose: () => void;
}

/** What somebody else saved of a session, beside what is in the form. */
export function SessionConflict({ base, mine, theirs, busy, onChoose, onClose }: SessionConflictProps) {
  const { t } = useTranslation("admin");
  const inWords = (field: SessionField, values: SessionFormValues) => {
    if (field !== "pricing") return values[field].replace("T", " ");
    const tiers = chosenTiers(values).map((tier) => t("sessionForm.tierWords", { ...tier }));
    return tiers.length === 0 ? t("sessionForm.pricings.flat") : tiers.join(", ");
  };
  const fields = threeWay({ base, mine, theirs }, differingSessionFields).map((difference) => ({
    ...difference,
    label: t(`sessionForm.${difference.name}`),
    mine: inWords(difference.name, mine),
    theirs: inWords(difference.name, theirs),
  }));
  return (
    <ConflictDialog
      show
      fields={fields}
      busy={busy}
      onClose={onClose}
      onChoose={(names) => {
        const taken = names.flatMap((name) => (name === "pricing" ? (["pricing", "priceTiers"] as const) : [name]));
        onChoose({ ...mine, ...Object.fromEntries(taken.map((name) => [name, theirs[name]])) });
      }}
    />
  );
}
