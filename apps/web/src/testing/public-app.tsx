import { fireEvent, screen } from "@testing-library/react";
import { PublicInterface } from "../app/public/PublicInterface.tsx";
import { renderWithProviders } from "./render.tsx";

/** The whole public interface at an address, as a visitor has it; only the network is played. */
export function visit(path: string) {
  window.history.pushState(null, "", path);
  const address = () => window.location.pathname + window.location.search;
  return { address, back: () => window.history.back(), ...renderWithProviders(<PublicInterface />) };
}

export const seatsField = () => screen.getByLabelText<HTMLInputElement>("Nombre de places");

/** Types how many seats are wanted. */
export function chooseSeats(seats: number): void {
  fireEvent.change(seatsField(), { target: { value: String(seats) } });
}
