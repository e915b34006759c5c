import { useSyncExternalStore } from "react";
import { keepOnDevice, readFromDevice } from "./device-storage.ts";

export const THEMES = ["light", "dark", "auto"] as const;
export type Theme = (typeof THEMES)[number];

/** The same key as in public/first-paint.js, which sets the theme before the first paint. */
const KEY = "guichet.theme";
const listeners = new Set<() => void>();
let chosen: Theme = readTheme();

function readTheme(): Theme {
  const stored = readFromDevice(KEY);
  return THEMES.find((theme) => theme === stored) ?? "auto";
}

function prefersDark(): MediaQueryList {
  return window.matchMedia("(prefers-color-scheme: dark)");
}

function show(): void {
  const dark = chosen === "dark" || (chosen === "auto" && prefersDark().matches);
  document.documentElement.setAttribute("data-bs-theme", dark ? "dark" : "light");
  colourFrame();
}

/** In the order of {@link THEMES}, one for each theme of the system. */
const frames = [...document.querySelectorAll<HTMLMetaElement>("meta[name=theme-color]")];
const frameColours = frames.map(({ content }) => content);

/** The window's own frame has the page's colour: that of the system's theme, unless another was chosen here. */
function colourFrame(): void {
  const only = chosen === "auto" ? null : frameColours[THEMES.indexOf(chosen)];
  frames.forEach((frame, i) => {
    frame.content = only ?? frameColours[i] ?? frame.content;
  });
}

/** Follows the system's theme as long as the choice is `auto`. Called once, at start. */
export function startTheme(): void {
  show();
  prefersDark().addEventListener("change", show);
}

export function chooseTheme(theme: Theme): void {
  chosen = theme;
  keepOnDevice(KEY, theme);
  show();
  for (const notify of listeners) notify();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, () => chosen);
}
