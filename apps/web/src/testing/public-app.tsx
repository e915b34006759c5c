import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { fireEvent, screen } from "@testing-library/react";
import { createPublicRouter } from "../app/public/router.ts";
import { renderWithProviders } from "./render.tsx";

/** The whole public interface at an address, as a visitor has it; only the network is played. */
export function visit(path: string) {
  const router = createPublicRouter(createMemoryHistory({ initialEntries: [path] }));
  const address = () => router.state.location.href;
  return { address, back: () => router.history.back(), ...renderWithProviders(<RouterProvider router={router} />) };
}

export const seatsField = () => screen.getByLabelText<HTMLInputElement>("Nombre de places");

/** Types how many seats are wanted. */
export function chooseSeats(seats: number): void {
  fireEvent.change(seatsField(), { target: { value: String(seats) } });
}
