import type { ReactNode } from "react";
import { Button } from "react-bootstrap";

interface BusyButtonProps {
  readonly busy: boolean;
  readonly variant?: "primary" | "outline-secondary";
  readonly onClick: () => void;
  readonly children: ReactNode;
}

/** A button that does nothing while what it began goes on. Not `disabled`: that would drop the focus. */
export function BusyButton({ busy, variant = "primary", onClick, children }: BusyButtonProps) {
  return (
    <Button variant={variant} onClick={() => busy || onClick()} aria-disabled={busy} aria-busy={busy}>
      {children}
    </Button>
  );
}
