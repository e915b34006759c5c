import { useState } from "react";
import { Button } from "react-bootstrap";
import { ConfirmDialog } from "../../components/ConfirmDialog.tsx";
import { Drawer } from "../../components/Drawer.tsx";
import { useToast } from "../../components/Toasts.tsx";

type Opened = "danger" | "primary" | "failed" | "drawer" | null;

/** What lies over the page: in the theme of the page, so that the switch above turns it. */
export function Dialogs() {
  const toast = useToast();
  const [opened, setOpened] = useState<Opened>(null);
  const close = () => setOpened(null);
  const dialog = { title: "Annuler la réservation ?", confirmLabel: "Annuler la réservation", onConfirm: close };
  return (
    <div className="styleguide-row">
      <Button variant="outline-secondary" onClick={() => setOpened("danger")}>
        Dialog, danger
      </Button>
      <Button variant="outline-secondary" onClick={() => setOpened("primary")}>
        Dialog, primary
      </Button>
      <Button variant="outline-secondary" onClick={() => setOpened("failed")}>
        Dialog that failed
      </Button>
      <Button variant="outline-secondary" onClick={() => setOpened("drawer")}>
        Drawer
      </Button>
      <Button variant="outline-secondary" onClick={() => toast("Réservation confirmée.")}>
        Toast
      </Button>
      <Button variant="outline-secondary" onClick={() => toast("Événement archivé.", { undo: () => undefined })}>
        Toast with a way back
      </Button>
      {(["danger", "primary", "failed"] as const).map((kind) => (
        <ConfirmDialog
          key={kind}
          {...dialog}
          show={opened === kind}
          tone={kind === "primary" ? "primary" : "danger"}
          error={kind === "failed" ? new TypeError("Failed to fetch") : null}
          onClose={close}
        >
          <p>Vos 2 places seront remises en vente.</p>
        </ConfirmDialog>
      ))}
      <Drawer
        open={opened === "drawer"}
        title="Réservation K7Q2-9XPM"
        closeLabel="Fermer"
        className="booking-drawer"
        onClose={close}
      >
        <p>What the address names, beside the list.</p>
      </Drawer>
    </div>
  );
}
