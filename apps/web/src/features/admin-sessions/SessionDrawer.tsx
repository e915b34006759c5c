import type { EventDetail } from "@guichet/api/events/schema";
import type { SessionDetail } from "@guichet/api/sessions/schema";
import { useCallback, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Drawer } from "../../components/Drawer.tsx";
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

/** The form of a session beside the list. It asks before dropping changes, and goes as soon as it is closed: nothing is left to ask about. */
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
      <Drawer
        open={edit !== undefined}
        title={t(isNew ? "sessionForm.createTitle" : "sessionForm.editTitle")}
        closeLabel={t("sessionForm.close")}
        className="session-drawer"
        onClose={onClose}
      >
        {isNew && (
          <NewSession event={event} sessions={sessions} onDirty={setDirty} onSaved={saved} onCancel={onClose} />
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
      </Drawer>
      <UnsavedChangesGuard isDirty={() => dirty.current} />
    </>
  );
}
