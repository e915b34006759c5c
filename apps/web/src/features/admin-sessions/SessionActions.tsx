import type { SessionDetail } from "@guichet/api/sessions/schema";
import { useState } from "react";
import { Dropdown } from "react-bootstrap";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "../../components/ConfirmDialog.tsx";
import { useToast } from "../../components/Toasts.tsx";
import { AdminLink, useAdminNavigate } from "../../lib/admin-navigation.ts";
import { formatShortMoment } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import { useMay } from "../../lib/staff-rights.ts";
import { trpc } from "../../lib/trpc.ts";
import { CancelSessionDialog } from "./CancelSessionDialog.tsx";

interface SessionActionsProps {
  readonly session: SessionDetail;
  readonly timeZone: string;
  readonly eventId: string;
}

/** Edit, see the bookings, cancel, delete. Cancelling says first how many bookings go with the session. */
export function SessionActions({ session, timeZone, eventId }: SessionActionsProps) {
  const { t } = useTranslation("admin");
  const navigate = useAdminNavigate();
  const toast = useToast();
  const utils = trpc.useUtils();
  const [asking, setAsking] = useState<"cancel" | "delete" | null>(null);
  const date = formatShortMoment(session.startsAt, timeZone, useLocale());
  const done = async (text: string) => {
    setAsking(null);
    toast(text);
    await Promise.all([
      utils.sessions.invalidate(),
      utils.events.invalidate(),
      utils.bookings.invalidate(),
      utils.dashboard.invalidate(),
    ]);
  };
  const cancel = trpc.sessions.cancel.useMutation({
    onSuccess: ({ cancelledBookings }) => done(t("sessions.cancelled", { count: cancelledBookings })),
    // It may have been refused for its number of bookings: the one that holds is to be read at once.
    onError: () => utils.sessions.liveBookings.invalidate({ sessionId: session.id }),
  });
  const remove = trpc.sessions.delete.useMutation({ onSuccess: () => done(t("sessions.deleted")) });
  const ask = (question: "cancel" | "delete") => {
    cancel.reset();
    remove.reset();
    setAsking(question);
  };
  const mayManage = useMay("sessions.manage");
  const seesBookings = useMay("bookings.read-all");
  const mayBook = useMay("bookings.change-all");

  return (
    <>
      {mayManage && (
        <AdminLink
          to="/events/$eventId/sessions"
          params={{ eventId }}
          search={{ edit: session.id }}
          className="btn btn-sm btn-link"
          data-shortcut="edit"
          aria-label={`${t("sessions.edit")}, ${date}`}
        >
          {t("sessions.edit")}
        </AdminLink>
      )}
      {(mayManage || seesBookings) && (
        <Dropdown align="end" className="d-inline-block">
          <Dropdown.Toggle variant="outline-secondary" size="sm" aria-label={t("sessions.actionsOf", { date })}>
            {t("sessions.columns.actions")}
          </Dropdown.Toggle>
          <Dropdown.Menu popperConfig={{ strategy: "fixed" }} className="shadow-sm">
            {seesBookings && (
              <Dropdown.Item
                as="button"
                type="button"
                onClick={() => void navigate({ to: "/bookings", search: { eventId, sessionId: session.id } })}
              >
                {t("sessions.bookings")}
              </Dropdown.Item>
            )}
            {mayBook && session.status === "SCHEDULED" && (
              <Dropdown.Item
                as="button"
                type="button"
                onClick={() =>
                  void navigate({ to: "/bookings", search: { eventId, sessionId: session.id, book: session.id } })
                }
              >
                {t("sessions.book")}
              </Dropdown.Item>
            )}
            {mayManage && seesBookings && <Dropdown.Divider />}
            {mayManage && session.status === "SCHEDULED" && (
              <Dropdown.Item as="button" type="button" onClick={() => ask("cancel")}>
                {t("sessions.cancel")}
              </Dropdown.Item>
            )}
            {mayManage && (
              <Dropdown.Item as="button" type="button" className="text-danger-emphasis" onClick={() => ask("delete")}>
                {t("sessions.delete")}
              </Dropdown.Item>
            )}
          </Dropdown.Menu>
        </Dropdown>
      )}
      <CancelSessionDialog
        session={session}
        date={date}
        show={asking === "cancel"}
        busy={cancel.isPending}
        error={cancel.error}
        onConfirm={(confirmedBookings) => cancel.mutate({ id: session.id, confirmedBookings })}
        onClose={() => setAsking(null)}
      />
      <ConfirmDialog
        show={asking === "delete"}
        title={t("sessions.deleteTitle", { date })}
        confirmLabel={t("sessions.delete")}
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate({ id: session.id })}
        onClose={() => setAsking(null)}
      >
        {t("sessions.deleteBody")}
      </ConfirmDialog>
    </>
  );
}
