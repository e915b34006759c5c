import { type ReactNode, useEffect, useId, useState } from "react";
import { Offcanvas } from "react-bootstrap";

interface DrawerProps {
  readonly open: boolean;
  readonly title: ReactNode;
  readonly closeLabel: string;
  readonly className: "booking-drawer" | "session-drawer";
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** What the address names, beside the list. It closes with Escape, the back button or its cross. */
export function Drawer({ open, title, closeLabel, className, onClose, children }: DrawerProps) {
  const id = useId();
  return (
    <Offcanvas show={open} onHide={onClose} placement="end" className={className} aria-labelledby={id}>
      <Offcanvas.Header closeButton closeLabel={closeLabel}>
        <Offcanvas.Title as="h2" id={id} className="h4">
          {title}
        </Offcanvas.Title>
      </Offcanvas.Header>
      <Offcanvas.Body>{children}</Offcanvas.Body>
    </Offcanvas>
  );
}

/** What a drawer shows: while it slides out, still what it showed. @param id what the address names, if anything */
export function useShownInDrawer(id: string | undefined): string | undefined {
  const [shown, setShown] = useState(id);
  useEffect(() => {
    if (id !== undefined) setShown(id);
  }, [id]);
  return shown;
}
