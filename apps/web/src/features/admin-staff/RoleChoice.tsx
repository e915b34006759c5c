import type { Role } from "@guichet/api/auth/schema";
import { useId } from "react";
import { useTranslation } from "react-i18next";

interface RoleChoiceProps {
  readonly legend: string;
  /** Those that whoever chooses may give. */
  readonly roles: readonly Role[];
  readonly value: Role | undefined;
  readonly onChange: (role: Role) => void;
}

/** One role of several, each with what it may do in plain words. */
export function RoleChoice({ legend, roles, value, onChange }: RoleChoiceProps) {
  const { t } = useTranslation("admin");
  const id = useId();
  return (
    <fieldset className="mb-3">
      <legend className="form-label fs-6">{legend}</legend>
      {roles.map((role) => (
        <div key={role} className="form-check mb-2">
          <input
            type="radio"
            id={`${id}-${role}`}
            name={id}
            className="form-check-input"
            checked={role === value}
            onChange={() => onChange(role)}
            aria-describedby={`${id}-${role}-can`}
          />
          <label htmlFor={`${id}-${role}`} className="form-check-label fw-semibold">
            {t(`roles.${role}.name`)}
          </label>
          <div id={`${id}-${role}-can`} className="form-text mt-0">
            {t(`roles.${role}.can`)}
          </div>
        </div>
      ))}
    </fieldset>
  );
}
