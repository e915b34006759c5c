import { readCatalogueSearch } from "@guichet/api/events/catalogue-schema";
import { id } from "@guichet/api/fields";
import { MOST_SEATS_PER_BOOKING } from "@guichet/api/sessions/schema";
import { createRootRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { z } from "zod";
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

const seats = z.coerce.number().int().min(1).max(MOST_SEATS_PER_BOOKING);

const eventRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/events/$slug",
  validateSearch: (raw: Record<string, unknown>): EventSearch => {
    const session = id.safeParse(raw["session"]);
    const wanted = seats.safeParse(raw["seats"] ?? undefined);
    return {
      ...(session.success ? { session: session.data } : {}),
      ...(wanted.success ? { seats: wanted.data } : {}),
    };
  },
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

export const publicRouteTree = rootRoute.addChildren([homeRoute, eventRoute, bookingRoute, myBookingsRoute]);
