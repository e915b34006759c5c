import type { EventDetail } from "@guichet/api/events/schema";
import type { SessionDetail } from "@guichet/api/sessions/schema";
import { useCallback, useRef } from "react";
import { Offcanvas } from "react-bootstrap";
import { useTranslation } from "react-i18next";
import { UnsavedChangesGuard } from "../../components/UnsavedChangesGuard.tsx";
import { EditSession } from "./EditSession.tsx";
import { NewSession } from "./NewSession.tsx";

interface SessionDrawerProps {
  readonly event: EventDetail;
  readonly sessions: readonly SessionDetail[];
  /** The session to edit, `new`, or nothing. */
  readonly edit: string | undefined;
  readonly onClose: () => void;
}

/** The form of a session beside the list. It closes with Escape, the back button or its cross, and asks before dropping changes. */
export function SessionDrawer({ event, sessions, edit, onClose }: SessionDrawerProps) {
  const { t } = useTranslation("admin");
  const dirty = useRef(false);
  const session = sessions.find(({ id }) => id === edit);
  const isNew = edit === "new";
  const saved = () => {
    dirty.current = false;
    onClose();
  };
  const setDirty = useCallback((isDirty: boolean) => {
    dirty.current = isDirty;
  }, []);

  return (
    <>
      <Offcanvas
        show={edit !== undefined}
        onHide={onClose}
        placement="end"
        className="session-drawer"
        aria-labelledby="session-drawer-title"
      >
        <Offcanvas.Header closeButton closeLabel={t("sessionForm.close")}>
          <Offcanvas.Title as="h2" id="session-drawer-title" className="h4">
            {t(isNew ? "sessionForm.createTitle" : "sessionForm.editTitle")}
          </Offcanvas.Title>
        </Offcanvas.Header>
        <Offcanvas.Body>
          {isNew && (
            <NewSession event={event} latest={sessions.at(-1)} onDirty={setDirty} onSaved={saved} onCancel={onClose} />
          )}
          {session !== undefined && (
            <EditSession
              key={session.id}
              event={event}
              session={session}
              onDirty={setDirty}
              onSaved={saved}
              onCancel={onClose}
            />
          )}
          {edit !== undefined && !isNew && session === undefined && <p>{t("sessionForm.notFound")}</p>}
        </Offcanvas.Body>
      </Offcanvas>
      <UnsavedChangesGuard isDirty={() => dirty.current} />
    </>
  );
}
