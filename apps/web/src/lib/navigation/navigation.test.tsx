import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { PublicInterface } from "../../app/public/PublicInterface.tsx";
import { aCard, concerts } from "../../testing/fixtures.ts";
import { visit } from "../../testing/public-app.tsx";
import { renderWithProviders } from "../../testing/render.tsx";
import { answer } from "../../testing/server.ts";
import { navigate } from "./history.ts";

const scrollTo = vi.spyOn(window, "scrollTo").mockImplementation(() => {});
const isScrolled = (scrollY: number) =>
  Object.defineProperty(window, "scrollY", { value: scrollY, configurable: true });

beforeEach(() => {
  answer("categories.list", () => ({ items: [concerts], nextCursor: null }));
  answer("events.cities", () => ({ items: ["Nantes"] }));
  answer("events.list", () => ({ items: [aCard()], nextCursor: null }));
  answer("events.near", () => ({ groups: [] }));
  isScrolled(0);
  scrollTo.mockClear();
});

afterAll(() => {
  scrollTo.mockRestore();
  Reflect.deleteProperty(window, "scrollY");
});

const navLink = (name: string) => screen.getByRole("link", { name });
const title = (name: RegExp) => screen.findByRole("heading", { level: 1, name });

describe("a link", () => {
  it("shows its page, whose heading has the focus, from its top", async () => {
    const { user, address } = visit("/");
    await title(/./);
    expect(scrollTo).not.toHaveBeenCalled();
    await user.click(navLink("Mes réservations"));
    const heading = await title(/Mes réservations/);
    expect(address()).toBe("/my-bookings");
    await waitFor(() => expect(document.activeElement).toBe(heading));
    expect(scrollTo).toHaveBeenLastCalledWith({ top: 0, behavior: "instant" });
  });

  it("says which page one is on, in every state of the page", async () => {
    visit("/?city=Nantes");
    await screen.findByRole("article");
    expect(navLink("Événements").getAttribute("aria-current")).toBe("page");
    expect(navLink("Mes réservations").getAttribute("aria-current")).toBeNull();
  });

  it.each([{ ctrlKey: true }, { metaKey: true }, { shiftKey: true }, { altKey: true }, { button: 1 }])(
    "is left to the browser with %o",
    async (how) => {
      const { address } = visit("/");
      await title(/./);
      // Stands for the browser, which would open a tab, a window or a menu now.
      const left = vi.fn((event: MouseEvent) => [event.defaultPrevented, event.preventDefault()][0]);
      window.addEventListener("click", left, { once: true });
      fireEvent.click(navLink("Mes réservations"), how);
      expect(left).toHaveLastReturnedWith(false);
      expect(address()).toBe("/");
    },
  );

  it("to where one is adds no step to the history", async () => {
    const { user } = visit("/my-bookings");
    await title(/Mes réservations/);
    const steps = history.length;
    await user.click(navLink("Mes réservations"));
    expect(history.length).toBe(steps);
    act(() => navigate({ to: "/my-bookings", replace: false }));
    expect(history.length).toBe(steps);
  });
});

describe("the history", () => {
  it("leads back to where an entry was left, and forward again", async () => {
    const { user, back, address } = visit("/my-bookings");
    await title(/Mes réservations/);
    isScrolled(700);
    await user.click(navLink("Événements"));
    await screen.findByRole("article");
    isScrolled(300);
    back();
    await title(/Mes réservations/);
    expect(address()).toBe("/my-bookings");
    expect(scrollTo).toHaveBeenLastCalledWith({ top: 700, behavior: "instant" });
    history.forward();
    await screen.findByRole("article");
    expect(scrollTo).toHaveBeenLastCalledWith({ top: 300, behavior: "instant" });
  });

  it("leaves a page where it is when only its state changes, and in place of that entry when asked", async () => {
    const { address } = visit("/");
    await screen.findByRole("article");
    const steps = history.length;
    act(() => navigate({ to: "/", search: { city: "Nantes" }, replace: true, resetScroll: false }));
    await waitFor(() => expect(navLink("Événements").getAttribute("aria-current")).toBe("page"));
    expect(address()).toBe("/?city=Nantes");
    expect(history.length).toBe(steps);
    expect(scrollTo).not.toHaveBeenCalled();
  });

  it("is loaded again where it was scrolled to", async () => {
    const first = visit("/my-bookings");
    await title(/Mes réservations/);
    isScrolled(500);
    window.dispatchEvent(new Event("pagehide"));
    first.unmount();
    // The entry keeps its state, as in a browser.
    renderWithProviders(<PublicInterface />);
    await title(/Mes réservations/);
    expect(scrollTo).toHaveBeenLastCalledWith({ top: 500, behavior: "instant" });
  });

  it("follows a plain link to a part of the page without a step of its own doing", async () => {
    visit("/my-bookings");
    const heading = await title(/Mes réservations/);
    location.hash = "#content";
    await waitFor(() => expect(history.state).toHaveProperty("key"));
    expect(scrollTo).not.toHaveBeenCalled();
    expect(document.contains(heading)).toBe(true);
  });
});
