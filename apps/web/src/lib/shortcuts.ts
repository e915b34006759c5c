import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { keepOnDevice, readFromDevice } from "./device-storage.ts";

/** The keys of the admin interface, one after the other where there are two. Each stands for a key that is pressed alone. */
export const SHORTCUTS = {
  goDashboard: ["g", "d"],
  goEvents: ["g", "e"],
  goBookings: ["g", "b"],
  goStaff: ["g", "s"],
  newEvent: ["n"],
  book: ["b"],
  search: ["/"],
  nextRow: ["j"],
  previousRow: ["k"],
  edit: ["e"],
  help: ["?"],
} as const;
export type Shortcut = keyof typeof SHORTCUTS;

/** Single keys get in the way of those who speak to their device, so that they can be switched off (WCAG 2.1.4). Kept on this device. */
const KEY = "guichet.admin.shortcuts";
const listeners = new Set<() => void>();

export function areShortcutsOn(): boolean {
  return readFromDevice(KEY) !== "off";
}

export function switchShortcuts(isOn: boolean): void {
  keepOnDevice(KEY, isOn ? "on" : "off");
  for (const notify of listeners) notify();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

export function useShortcutsOn(): boolean {
  return useSyncExternalStore(subscribe, areShortcutsOn);
}

/** Names the keys of a link or button when somebody points at it; nothing while they are switched off. */
export function useShortcutTitle(): (shortcut: Shortcut) => { title?: string } {
  const { t } = useTranslation("admin");
  const isOn = useShortcutsOn();
  return (shortcut) => (isOn ? { title: t("shortcuts.title", { keys: SHORTCUTS[shortcut].join(" ") }) } : {});
}
