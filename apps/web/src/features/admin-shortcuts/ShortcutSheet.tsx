import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import { NoticeDialog } from "../../components/NoticeDialog.tsx";
import { COMMAND_KEY } from "../../lib/command-key.ts";
import { SHORTCUTS, type Shortcut, switchShortcuts, useShortcutsOn } from "../../lib/shortcuts.ts";
import { useRights } from "../../lib/staff-rights.ts";

const PARTS = {
  go: ["goDashboard", "goEvents", "goBookings", "goStaff"],
  act: ["newEvent", "book", "edit"],
  move: ["search", "nextRow", "previousRow", "help"],
} as const satisfies Record<string, readonly Shortcut[]>;

const NEEDS = {
  goBookings: "bookings.read-all",
  goStaff: "staff.read",
  newEvent: "events.manage",
  book: "bookings.change-all",
  edit: "events.manage",
} as const;

/** Which keys do what, and the switch that leaves them to other programs. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("admin");
  const id = useId();
  const isOn = useShortcutsOn();
  const rights = useRights();
  const isMine = (shortcut: Shortcut) => !(shortcut in NEEDS) || rights.includes(NEEDS[shortcut as keyof typeof NEEDS]);
  return (
    <NoticeDialog title={t("shortcuts.open")} show onClose={onClose} size="lg" animation={false}>
      <div className="form-check form-switch mb-3">
        <input
          type="checkbox"
          id={`${id}-on`}
          className="form-check-input"
          aria-describedby={`${id}-help`}
          checked={isOn}
          onChange={(event) => switchShortcuts(event.target.checked)}
        />
        <label htmlFor={`${id}-on`} className="form-check-label">
          {t("shortcuts.on")}
        </label>
        <div id={`${id}-help`} className="form-text">
          {t("shortcuts.onHelp")}
        </div>
      </div>
      <div className={isOn ? "shortcut-parts mb-3" : "shortcut-parts mb-3 text-body-secondary"}>
        <KeyTable title={t("shortcuts.parts.always")}>
          <KeyLine keys={[COMMAND_KEY, "K"]} what={t("palette.title")} />
          <KeyLine keys={[COMMAND_KEY, "Z"]} what={t("shortcuts.undo")} />
          <KeyLine keys={[t("shortcuts.escape")]} what={t("shortcuts.close")} />
        </KeyTable>
        {Object.entries(PARTS).map(([part, shortcuts]) => (
          <KeyTable key={part} title={t(`shortcuts.parts.${part as keyof typeof PARTS}`)}>
            {shortcuts.filter(isMine).map((shortcut) => (
              <KeyLine key={shortcut} keys={SHORTCUTS[shortcut]} what={t(`shortcuts.do.${shortcut}`)} />
            ))}
          </KeyTable>
        ))}
      </div>
    </NoticeDialog>
  );
}

function KeyTable({ title, children }: { title: string; children: ReactNode }) {
  return (
    <table className="shortcut-table">
      <caption>{title}</caption>
      <tbody>{children}</tbody>
    </table>
  );
}

function KeyLine({ keys, what }: { keys: readonly string[]; what: string }) {
  return (
    <tr>
      <th scope="row" className="keys">
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </th>
      <td>{what}</td>
    </tr>
  );
}
