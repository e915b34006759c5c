import { useId, useState } from "react";
import { Button, Modal } from "react-bootstrap";
import { useTranslation } from "react-i18next";
import type { Difference, Side } from "../lib/three-way.ts";

/** A field in which two versions differ, in words. */
export interface ConflictField<Name extends string> extends Difference<Name> {
  readonly label: string;
  readonly mine: string;
  readonly theirs: string;
}

interface ConflictDialogProps<Name extends string> {
  readonly show: boolean;
  /** When the other version was saved, in words; absent when that is not known. */
  readonly savedAt?: string;
  readonly fields: readonly ConflictField<Name>[];
  readonly busy: boolean;
  /** Saves with the fields that are taken from the other version; the others stay as they were typed. */
  readonly onChoose: (theirs: readonly Name[]) => void;
  /** Back to the form, where all is as it was typed. */
  readonly onClose: () => void;
}

const SIDES = ["mine", "theirs"] as const satisfies readonly Side[];

/** Somebody else saved first: both versions side by side, field by field. Nothing is lost until one chooses. */
export function ConflictDialog<Name extends string>(props: ConflictDialogProps<Name>) {
  const { show, savedAt, fields, busy, onChoose, onClose } = props;
  const { t } = useTranslation("admin");
  const id = useId();
  const [chosen, setChosen] = useState<ReadonlyMap<Name, Side>>(new Map());
  const sideOf = ({ name, suggested }: ConflictField<Name>) => chosen.get(name) ?? suggested;
  const choose = (side: Side, names: readonly Name[]) =>
    setChosen((before) => new Map([...before, ...names.map((name) => [name, side] as const)]));
  return (
    <Modal show={show} onHide={onClose} size="lg" centered scrollable aria-labelledby={id}>
      <Modal.Body className="p-4">
        <h2 id={id} className="h3">
          {t("conflict.title")}
        </h2>
        <p>{savedAt === undefined ? t("conflict.kept") : t("conflict.body", { date: savedAt })}</p>
        {fields.length === 0 && <p>{t("conflict.same")}</p>}
        {fields.length > 1 && (
          <div className="d-flex flex-wrap gap-2 mb-3">
            {SIDES.map((side) => (
              <Button
                key={side}
                size="sm"
                variant="outline-secondary"
                onClick={() =>
                  choose(
                    side,
                    fields.map(({ name }) => name),
                  )
                }
              >
                {t(`conflict.all.${side}`)}
              </Button>
            ))}
          </div>
        )}
        {fields.map((field) => (
          <ConflictChoice
            key={field.name}
            field={field}
            side={sideOf(field)}
            onChoose={(side) => choose(side, [field.name])}
          />
        ))}
        <div className="d-flex flex-wrap gap-2 justify-content-end">
          <Button variant="outline-secondary" onClick={onClose} disabled={busy} autoFocus>
            {t("conflict.back")}
          </Button>
          <Button
            variant="primary"
            disabled={busy}
            aria-busy={busy}
            onClick={() => onChoose(fields.filter((field) => sideOf(field) === "theirs").map(({ name }) => name))}
          >
            {t("conflict.save")}
          </Button>
        </div>
      </Modal.Body>
    </Modal>
  );
}

interface ConflictChoiceProps {
  readonly field: ConflictField<string>;
  readonly side: Side;
  readonly onChoose: (side: Side) => void;
}

function ConflictChoice({ field, side, onChoose }: ConflictChoiceProps) {
  const { t } = useTranslation("admin");
  const id = useId();
  return (
    <fieldset className="conflict-field">
      <legend className="form-label fs-6">
        {field.label}
        {field.changedByBoth && " "}
        {field.changedByBoth && <span className="text-warning-emphasis fw-normal">({t("conflict.both")})</span>}
      </legend>
      <div className="conflict-sides">
        {SIDES.map((option) => (
          <div key={option} className={option === side ? "conflict-side chosen" : "conflict-side"}>
            <div className="form-check">
              <input
                type="radio"
                id={`${id}-${option}`}
                name={id}
                className="form-check-input"
                checked={option === side}
                onChange={() => onChoose(option)}
              />
              <label htmlFor={`${id}-${option}`} className="form-check-label">
                {t(`conflict.${option}`)}
              </label>
            </div>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
            <section className="conflict-text" tabIndex={0} aria-label={`${field.label}, ${t(`conflict.${option}`)}`}>
              {field[option] === "" ? <em>{t("conflict.empty")}</em> : field[option]}
            </section>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
