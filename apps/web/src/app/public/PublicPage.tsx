import type { Place } from "../../lib/navigation/addresses.ts";
import { HomePage } from "./HomePage.tsx";
import { NotFoundPage } from "./NotFoundPage.tsx";
import { AccessibilityPage, BookingPage, EventPage, MyBookingsPage, OfflinePage } from "./pages.ts";

/** The page of a place. */
export function PublicPage({ place }: { place: Place | null }) {
  switch (place?.to) {
    case "/":
      return <HomePage search={place.search} />;
    case "/events/$slug":
      return <EventPage slug={place.params.slug} search={place.search} />;
    case "/bookings/$id":
      return <BookingPage id={place.params.id} />;
    case "/my-bookings":
      return <MyBookingsPage />;
    case "/accessibility":
      return <AccessibilityPage />;
    case "/offline":
      return <OfflinePage />;
    case undefined:
      return <NotFoundPage />;
  }
}
