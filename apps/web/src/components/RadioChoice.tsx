import { type ReactNode, useId } from "react";

interface RadioChoiceProps<Value extends string> {
  readonly name: string;
  readonly value: Value;
  readonly chosen: Value;
  readonly label: string;
  readonly onChoose: (value: Value) => void;
  /** What the label cannot say. */
  readonly children?: ReactNode;
}

/** One of several possibilities, and what it means. */
export function RadioChoice<Value extends string>({
  name,
  value,
  chosen,
  label,
  onChoose,
  children,
}: RadioChoiceProps<Value>) {
  const id = useId();
  return (
    <div className="form-check">
      <input
        id={id}
        type="radio"
        className="form-check-input"
        name={name}
        value={value}
        checked={chosen === value}
        onChange={() => onChoose(value)}
        aria-describedby={`${id}-help`}
      />
      <label htmlFor={id} className="form-check-label">
        {label}
      </label>
      <div id={`${id}-help`} className="form-text mt-0">
        {children}
      </div>
    </div>
  );
}
