import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { renderWithProviders } from "../testing/render.tsx";
import { SeatsLeft } from "./SeatsLeft.tsx";

describe("the seats that are left", () => {
  it.each([
    [1_240, 2_000, /^1\s240 places$/],
    [3, 100, /^Plus que 3 places$/],
    [1, 100, /^Dernière place$/],
    [0, 100, /^Complet$/],
  ])("%i of %i are said in words", (available, capacity, words) => {
    renderWithProviders(<SeatsLeft available={available} capacity={capacity} />);
    expect(screen.getByText(words)).toBeTruthy();
  });
});
