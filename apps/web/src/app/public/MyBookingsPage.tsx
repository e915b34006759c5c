import { MyBookings } from "../../features/my-bookings/MyBookings.tsx";
import { navigate } from "../../lib/navigation/history.ts";

export function MyBookingsPage() {
  return <MyBookings onFound={(id) => navigate({ to: "/bookings/$id", params: { id } })} />;
}
