import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useToast } from "../../components/Toasts.tsx";
import { useShortcutKeys } from "../../features/admin-shortcuts/use-shortcut-keys.ts";

type Palette = typeof import("../../features/admin-palette/CommandPalette.tsx").CommandPalette;
type Help = typeof import("../../features/admin-shortcuts/ShortcutSheet.tsx").ShortcutSheet;
type OpenSheet =
  | { readonly kind: "palette"; readonly Sheet: Palette }
  | { readonly kind: "help"; readonly Sheet: Help };

interface Sheets {
  readonly openPalette: () => void;
  readonly openHelp: () => void;
  /** What is open, if anything. */
  readonly sheet: ReactNode;
}

/** The command palette and the help on keys. Each is loaded the first time that it is asked for; when it cannot be, that is said. */
export function useSheets(onSignOut: () => void): Sheets {
  const { t } = useTranslation("admin");
  const toast = useToast();
  const [open, setOpen] = useState<OpenSheet | null>(null);
  const close = () => setOpen(null);
  const show = (loading: Promise<OpenSheet>) => {
    loading.then(setOpen, () => toast(t("palette.unavailable")));
  };
  const openPalette = () => show(loadPalette());
  const openHelp = () => show(loadHelp());
  useShortcutKeys({ onPalette: openPalette, onHelp: openHelp });
  return {
    openPalette,
    openHelp,
    sheet: open !== null && <Open open={open} onClose={close} onHelp={openHelp} onSignOut={onSignOut} />,
  };
}

async function loadPalette(): Promise<OpenSheet> {
  const { CommandPalette } = await import("../../features/admin-palette/CommandPalette.tsx");
  return { kind: "palette", Sheet: CommandPalette };
}

async function loadHelp(): Promise<OpenSheet> {
  const { ShortcutSheet } = await import("../../features/admin-shortcuts/ShortcutSheet.tsx");
  return { kind: "help", Sheet: ShortcutSheet };
}

interface OpenProps {
  readonly open: OpenSheet;
  readonly onClose: () => void;
  readonly onHelp: () => void;
  readonly onSignOut: () => void;
}

function Open({ open, onClose, onHelp, onSignOut }: OpenProps) {
  if (open.kind === "help") return <open.Sheet onClose={onClose} />;
  return <open.Sheet onClose={onClose} onHelp={onHelp} onSignOut={onSignOut} />;
}
