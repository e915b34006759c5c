import { Field } from "../../components/Field.tsx";

interface ChoiceFilterProps {
  readonly label: string;
  /** What it is called to choose none. */
  readonly all: string;
  /** What is offered: value and text. */
  readonly choices: readonly (readonly [string, string])[];
  readonly value: string | undefined;
  /** What a value is called that a link brought and that is not offered. */
  readonly textOf?: (value: string) => string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}

/** One of several, or all. */
export function ChoiceFilter({ label, all, choices, value = "", textOf, error, onChange }: ChoiceFilterProps) {
  const isOffered = value === "" || choices.some(([choice]) => choice === value);
  return (
    <Field label={label} error={error} className="">
      {(control) => (
        <select
          {...control}
          className={`form-select form-select-sm${error === undefined ? "" : " is-invalid"}`}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        >
          <option value="">{all}</option>
          {choices.map(([choice, text]) => (
            <option key={choice} value={choice}>
              {text}
            </option>
          ))}
          {!isOffered && <option value={value}>{error === undefined ? (textOf?.(value) ?? value) : value}</option>}
        </select>
      )}
    </Field>
  );
}
