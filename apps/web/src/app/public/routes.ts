import { MOST_SEATS_PER_BOOKING, UUID } from "@guichet/api/bounds";
import { readCatalogueSearch } from "@guichet/api/events/catalogue-search-rules";
import { createRootRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { HomePage } from "./HomePage.tsx";
import { NotFoundPage } from "./NotFoundPage.tsx";
import { PublicLayout } from "./PublicLayout.tsx";

const rootRoute = createRootRoute({ component: PublicLayout, notFoundComponent: NotFoundPage });

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/",
  validateSearch: readCatalogueSearch,
  component: HomePage,
});

export interface EventSearch {
  /** The session that is being booked. */
  readonly session?: string;
  /** How many seats are wanted. */
  readonly seats?: number;
}

/** Reads the parameters of an address; what it does not understand is left out rather than refused. */
function readEventSearch({ session, seats }: Readonly<Record<string, unknown>>): EventSearch {
  const id = typeof session === "string" ? session.toLowerCase() : "";
  const wanted = Number(seats);
  const fits = Number.isInteger(wanted) && wanted >= 1 && wanted <= MOST_SEATS_PER_BOOKING;
  return { ...(UUID.test(id) ? { session: id } : {}), ...(fits ? { seats: wanted } : {}) };
}

const eventRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/events/$slug",
  validateSearch: readEventSearch,
  component: lazyRouteComponent(() => import("./EventPage.tsx"), "EventPage"),
});

const bookingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/bookings/$id",
  component: lazyRouteComponent(() => import("./BookingPage.tsx"), "BookingPage"),
});

const myBookingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/my-bookings",
  component: lazyRouteComponent(() => import("./MyBookingsPage.tsx"), "MyBookingsPage"),
});

const offlineRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/offline",
  component: lazyRouteComponent(() => import("./OfflinePage.tsx"), "OfflinePage"),
});

export const publicRouteTree = rootRoute.addChildren([
  homeRoute,
  eventRoute,
  bookingRoute,
  myBookingsRoute,
  offlineRoute,
]);
