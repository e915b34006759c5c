import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { anEvent, aSession } from "../../testing/fixtures.ts";
import { visit } from "../../testing/public-app.tsx";
import { answer, refuse } from "../../testing/server.ts";

const withSessions = (...items: ReturnType<typeof aSession>[]) =>
  answer("sessions.list", () => ({ items, nextCursor: null }));

describe("the page of an event", () => {
  it("renders the description without the HTML in it, and links that tell nothing", async () => {
    withSessions();
    answer("events.get", () =>
      anEvent({
        description:
          "Une **longue** nuit. <script>alert(1)</script><b onclick=x>gras</b> [site](https://example.org) [piège](javascript:alert(1)) ![suivi](https://example.org/p.gif)",
      }),
    );
    const { container } = visit("/events/nuit-du-jazz");
    expect((await screen.findByText("longue")).tagName).toBe("STRONG");
    expect(container.querySelector("script, .prose b, .prose img")).toBeNull();
    const link = screen.getByRole("link", { name: /^site/ });
    expect(link.getAttribute("rel")).toBe("noopener noreferrer nofollow ugc");
    expect(container.innerHTML).not.toContain("javascript:");
  });

  it("lists the sessions to come by day, on the clock of the place", async () => {
    answer("events.get", () => anEvent({ timeZone: "America/Martinique" }));
    withSessions(
      aSession({ id: "01900000-0000-7000-8000-0000000005e3", startsAt: "2097-06-16T01:00:00.000Z" }),
      aSession({ id: "01900000-0000-7000-8000-0000000005e4", startsAt: "2001-06-16T01:00:00.000Z" }),
    );
    visit("/events/nuit-du-jazz");
    await screen.findByRole("heading", { name: "samedi 15 juin 2097" });
    const sessions = within(screen.getByRole("region", { name: "Choisir une séance" }));
    expect(sessions.getAllByRole("listitem")).toHaveLength(1);
    expect(sessions.getByText(/21:00–/).textContent).toContain("(UTC−4)");
    expect(sessions.getByText(/heure normale de l’Atlantique/)).toBeTruthy();
  });

  it("says why a session cannot be booked, and offers only those that can", async () => {
    answer("events.get", () => anEvent());
    const states = ["sold-out", "not-yet-open", "closed", "cancelled", "open"] as const;
    withSessions(
      ...states.map((salesState, i) =>
        aSession({
          id: `01900000-0000-7000-8000-00000000050${i}`,
          startsAt: `2097-06-1${i}T18:30:00.000Z`,
          salesState,
          salesStartAt: salesState === "not-yet-open" ? "2097-01-01T09:00:00.000Z" : null,
        }),
      ),
    );
    visit("/events/nuit-du-jazz");
    const list = within(await screen.findByRole("region", { name: "Choisir une séance" }));
    for (const text of ["Complet", "Vente à venir", "Vente terminée", "Annulée"])
      expect(list.getByText(text)).toBeTruthy();
    expect(list.getByText(/Ouverture/)).toBeTruthy();
    expect(list.getAllByRole("link")).toHaveLength(1);
    expect(list.getByText("40 places")).toBeTruthy();
  });

  it("shows a long run in part, and the rest when asked, where the focus then is", async () => {
    answer("events.get", () => anEvent());
    const days = Array.from({ length: 12 }, (_, i) => `2097-06-${10 + i}`);
    withSessions(
      ...days.map((day, i) =>
        aSession({ id: `01900000-0000-7000-8000-0000000005${10 + i}`, startsAt: `${day}T18:30:00.000Z` }),
      ),
    );
    const { user } = visit("/events/nuit-du-jazz");
    const more = await screen.findByRole("button", { name: "Voir 4 autres jours" });
    const list = within(screen.getByRole("region", { name: "Choisir une séance" }));
    expect(list.getAllByRole("heading", { level: 3 })).toHaveLength(8);
    await user.click(more);
    expect(list.getAllByRole("heading", { level: 3 })).toHaveLength(12);
    expect(document.activeElement?.textContent).toContain("mardi 18 juin 2097");
  });

  it("leads to the place on a map, and to the events of a kind", async () => {
    answer("events.get", () => anEvent());
    withSessions(aSession());
    visit("/events/nuit-du-jazz");
    const map = await screen.findByRole("link", { name: /^Caveau des Halles/ });
    expect(new URL(map.getAttribute("href") ?? "").searchParams.get("query")).toBe(
      "Caveau des Halles, 3 rue des Halles, Lyon",
    );
    expect(screen.getByRole("link", { name: "Concerts" }).getAttribute("href")).toBe("/?categories=concerts");
  });

  it("is shared by plain links where the device has no sheet of its own; Escape closes them", async () => {
    answer("events.get", () => anEvent());
    withSessions(aSession());
    const { user } = visit("/events/nuit-du-jazz");
    const button = await screen.findByText("Partager");
    await user.click(button);
    const menu = button.closest("details");
    expect(menu?.open).toBe(true);
    const address = `${window.location.origin}/events/nuit-du-jazz`;
    const mail = screen.getByRole("link", { name: "Par e-mail" }).getAttribute("href") ?? "";
    expect(decodeURIComponent(mail)).toBe(`mailto:?subject=Nuit du jazz&body=${address}`);
    await user.click(screen.getByRole("button", { name: "Copier le lien" }));
    await screen.findByText("Lien copié.");
    expect(await navigator.clipboard.readText()).toBe(address);
    await user.keyboard("{Escape}");
    expect(menu?.open).toBe(false);
    expect(document.activeElement).toBe(button);
  });

  it("says that an unknown event cannot be found", async () => {
    answer("events.get", () => refuse("event-not-found"));
    answer("sessions.list", () => refuse("event-not-found"));
    visit("/events/inconnu");
    await screen.findByRole("heading", { name: "Cet événement est introuvable" });
    expect(document.title).toContain("introuvable");
  });

  it("says that an unknown page does not exist", async () => {
    visit("/nulle-part");
    await screen.findByRole("heading", { name: "Cette page n’existe pas" });
  });
});
