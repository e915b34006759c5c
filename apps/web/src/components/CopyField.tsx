import copyIcon from "bootstrap-icons/icons/copy.svg?url";
import { useId, useRef } from "react";
import { Button } from "react-bootstrap";
import { Icon } from "./Icon.tsx";
import { useToast } from "./Toasts.tsx";

interface CopyFieldProps {
  readonly label: string;
  readonly value: string;
  readonly texts: { readonly copy: string; readonly copied: string; readonly select: string };
}

/** Something to take along. Where copying is refused, it is selected instead. */
export function CopyField({ label, value, texts }: CopyFieldProps) {
  const toast = useToast();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(value);
      toast(texts.copied);
    } catch {
      field.current?.select();
      toast(texts.select);
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
        <Button variant="outline-secondary" onClick={() => void copy()}>
          <Icon src={copyIcon} /> {texts.copy}
        </Button>
      </div>
    </div>
  );
}
