import calendarIcon from "bootstrap-icons/icons/calendar-plus.svg?url";
import { useTranslation } from "react-i18next";
import { type CalendarEntry, calendarFile, googleAddress, outlookAddress } from "../lib/calendar-entry.ts";
import { saveFile } from "../lib/saved-file.ts";
import { ActionMenu } from "./ActionMenu.tsx";

/** A session into the visitor's own calendar: as a file for any of them, or by a page of the two that have one. */
export function CalendarMenu({ entry }: { entry: CalendarEntry }) {
  const { t } = useTranslation("public");
  const save = () =>
    saveFile("guichet.ics", new Blob([calendarFile(entry, new Date())], { type: "text/calendar;charset=utf-8" }));
  return (
    <ActionMenu icon={calendarIcon} label={t("calendar.add")}>
      <li>
        <button type="button" onClick={save}>
          {t("calendar.file")}
        </button>
      </li>
      <li>
        <a href={googleAddress(entry)} target="_blank" rel="noopener noreferrer">
          Google
        </a>
      </li>
      <li>
        <a href={outlookAddress(entry)} target="_blank" rel="noopener noreferrer">
          Outlook
        </a>
      </li>
    </ActionMenu>
  );
}
