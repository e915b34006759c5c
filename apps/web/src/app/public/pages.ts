import { type ComponentType, lazy } from "react";
import type { Path } from "../../lib/navigation/addresses.ts";

const loadEvent = async () => (await import("./EventPage.tsx")).EventPage;
const loadBooking = async () => (await import("./BookingPage.tsx")).BookingPage;
const loadMyBookings = async () => (await import("./MyBookingsPage.tsx")).MyBookingsPage;
const loadAccessibility = async () => (await import("./AccessibilityPage.tsx")).AccessibilityPage;
const loadOffline = async () => (await import("./OfflinePage.tsx")).OfflinePage;

export const EventPage = lazyPage(loadEvent);
export const BookingPage = lazyPage(loadBooking);
export const MyBookingsPage = lazyPage(loadMyBookings);
export const AccessibilityPage = lazyPage(loadAccessibility);
export const OfflinePage = lazyPage(loadOffline);

/** The home page comes with the interface: it is where most visits begin. */
const LOADERS: { readonly [P in Path]?: () => Promise<unknown> } = {
  "/events/$slug": loadEvent,
  "/bookings/$id": loadBooking,
  "/my-bookings": loadMyBookings,
  "/accessibility": loadAccessibility,
};

/** Loads the scripts of a page. When that fails nothing is lost yet: whoever goes there asks for them again. */
export async function preload(path: Path): Promise<void> {
  await LOADERS[path]?.().catch(() => undefined);
}

function lazyPage<Props>(load: () => Promise<ComponentType<Props>>) {
  return lazy(async () => ({ default: await load() }));
}
