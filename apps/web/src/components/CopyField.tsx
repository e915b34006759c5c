import copyIcon from "bootstrap-icons/icons/copy.svg?url";
import { useId, useRef, useState } from "react";
import { Icon } from "./Icon.tsx";

interface CopyFieldProps {
  readonly label: string;
  readonly value: string;
  readonly texts: { readonly copy: string; readonly copied: string; readonly select: string };
}

/** Something to take along. Where copying is refused, it is selected instead. */
export function CopyField({ label, value, texts }: CopyFieldProps) {
  const [said, setSaid] = useState("");
  const id = useId();
  const field = useRef<HTMLInputElement>(null);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(value);
      setSaid(texts.copied);
    } catch {
      field.current?.select();
      setSaid(texts.select);
    }
  }

  return (
    <div>
      <label htmlFor={id} className="form-label">
        {label}
      </label>
      <div className="input-group">
        <input
          id={id}
          ref={field}
          className="form-control"
          readOnly
          value={value}
          onFocus={(event) => event.target.select()}
        />
        <button type="button" className="btn btn-outline-secondary" onClick={() => void copy()}>
          <Icon src={copyIcon} /> {texts.copy}
        </button>
      </div>
      {/* Not a toast: this is shown in dialogs, which cover those. */}
      <p role="status" className="form-text copy-said">
        {said}
      </p>
    </div>
  );
}
