import downloadIcon from "bootstrap-icons/icons/download.svg?url";
import { lazy, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../components/Icon.tsx";
import { RadioChoice } from "../../components/RadioChoice.tsx";
import type { BookingFilterValues } from "../../lib/admin-search.ts";
import { type ExportFormat, exportUrl } from "../../lib/export-url.ts";
import { useLocale } from "../../lib/i18n.ts";
import { trpc } from "../../lib/trpc.ts";

// Most who look at the list take nothing along.
const ExportDialog = lazy(async () => ({ default: (await import("../../components/ExportDialog.tsx")).ExportDialog }));

type Filters = BookingFilterValues;

interface ExportBookingsProps {
  readonly filters: Filters;
  /** Whether the address asks for it. */
  readonly isAsked: boolean;
  /** What the address asked for is over. */
  readonly onEnd: () => void;
}

/** The list as a file, one row a booking; of a session also its attendees, one row a ticket. */
export function ExportBookings({ filters, isAsked, onEnd }: ExportBookingsProps) {
  const { t } = useTranslation("admin");
  const [isOpen, setOpen] = useState(false);
  const [wasOpened, setOpened] = useState(false);
  const open = () => {
    setOpened(true);
    setOpen(true);
  };
  const close = () => {
    setOpen(false);
    if (isAsked) onEnd();
  };
  // Going back in the history leaves it open: a file may be on its way.
  useEffect(() => {
    if (!isAsked) return;
    setOpened(true);
    setOpen(true);
  }, [isAsked]);
  return (
    <>
      <button type="button" className="btn btn-outline-secondary" onClick={open}>
        <Icon src={downloadIcon} /> {t("export.open")}
      </button>
      {wasOpened && <ExportOfBookings filters={filters} isOpen={isOpen} onClose={close} />}
    </>
  );
}

interface ExportOfBookingsProps {
  readonly filters: Filters;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

function ExportOfBookings({ filters, isOpen, onClose }: ExportOfBookingsProps) {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const [contents, setContents] = useState<"bookings" | "attendees">("bookings");
  const size = trpc.bookings.exportSize.useQuery(filters, { enabled: isOpen, staleTime: 0 });
  const { sessionId } = filters;
  const list = sessionId === undefined ? "bookings" : contents;
  const seats = trpc.attendees.exportSize.useQuery(
    { sessionId: sessionId ?? "" },
    { enabled: isOpen && list === "attendees", staleTime: 0 },
  );
  const { isError, data } = list === "bookings" ? size : seats;
  const fileOf = (format: ExportFormat) => ({
    url: exportUrl(`${list}.${format}`, list === "bookings" ? filters : { sessionId }, locale),
    fileName: `${t(`export.fileNames.${list}`)}-${new Date().toISOString().slice(0, 10)}.${format}`,
  });
  return (
    <Suspense fallback={null}>
      <ExportDialog
        show={isOpen}
        title={t("export.title")}
        size={isError ? null : data}
        what={list}
        fileOf={fileOf}
        onClose={onClose}
      >
        {sessionId !== undefined && (
          <>
            <legend className="form-label fs-6">{t("export.contents")}</legend>
            <RadioChoice
              name="contents"
              value="bookings"
              chosen={contents}
              onChoose={setContents}
              label={t("export.ofBookings")}
            >
              {t("export.ofBookingsHelp")}
            </RadioChoice>
            <RadioChoice
              name="contents"
              value="attendees"
              chosen={contents}
              onChoose={setContents}
              label={t("export.ofAttendees")}
            >
              {t("export.ofAttendeesHelp")}
            </RadioChoice>
          </>
        )}
      </ExportDialog>
    </Suspense>
  );
}
