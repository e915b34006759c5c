import { useNavigate } from "@tanstack/react-router";
import { MyBookings } from "../../features/my-bookings/MyBookings.tsx";

export function MyBookingsPage() {
  const navigate = useNavigate();
  return <MyBookings onFound={(id) => void navigate({ to: "/bookings/$id", params: { id } })} />;
}
