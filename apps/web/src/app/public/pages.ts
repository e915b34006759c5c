import { type ComponentType, createElement, lazy, useState } from "react";
import type { Path } from "../../lib/navigation/addresses.ts";

export const EventPage = latePage(async () => (await import("./EventPage.tsx")).EventPage);
export const BookingPage = latePage(async () => (await import("./BookingPage.tsx")).BookingPage);
export const MyBookingsPage = latePage(async () => (await import("./MyBookingsPage.tsx")).MyBookingsPage);
export const AccessibilityPage = latePage(async () => (await import("./AccessibilityPage.tsx")).AccessibilityPage);
export const OfflinePage = latePage(async () => (await import("./OfflinePage.tsx")).OfflinePage);

/** The home page comes with the interface: it is where most visits begin. */
const LATE_PAGES: { readonly [P in Path]?: { load: () => Promise<unknown> } } = {
  "/events/$slug": EventPage,
  "/bookings/$id": BookingPage,
  "/my-bookings": MyBookingsPage,
  "/accessibility": AccessibilityPage,
};

/** Loads the scripts of a page. When that fails nothing is lost yet: whoever goes there asks for them again. */
export async function preload(path: Path): Promise<void> {
  await LATE_PAGES[path]?.load().catch(() => undefined);
}

/**
 * A page whose scripts are loaded when they are needed. One that is loaded already is shown at once: `lazy` alone would first show
 * what stands for it, for a third of a second.
 */
function latePage<Props extends object>(fetchPage: () => Promise<ComponentType<Props>>) {
  let loaded: ComponentType<Props> | undefined;
  const load = async () => {
    loaded ??= await fetchPage();
    return loaded;
  };
  const Late = lazy(async () => ({ default: await load() }));
  function Page(props: Props) {
    // It stays what it was, or it would begin anew.
    const [Shown] = useState<ComponentType<Props> | typeof Late>(() => loaded ?? Late);
    return createElement(Shown as ComponentType<Props>, props);
  }
  return Object.assign(Page, { load });
}
