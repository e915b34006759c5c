import type { UpcomingSession } from "@guichet/api/dashboard/schema";
import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { visitorTimeZone } from "../../lib/time-zone.ts";
import { openAsStaff } from "../../testing/admin-app.tsx";
import { aTotal, playDashboard, someSales } from "../../testing/dashboard.ts";
import { anEvent } from "../../testing/fixtures.ts";
import { answer, lost } from "../../testing/server.ts";

function anUpcoming(changes: Partial<UpcomingSession> = {}): UpcomingSession {
  return {
    id: "01900000-0000-7000-8000-0000000005e1",
    eventId: anEvent().id,
    eventTitle: anEvent().title,
    timeZone: visitorTimeZone(),
    startsAt: "2097-06-15T15:00:00.000Z",
    capacity: 50,
    reserved: 10,
    salesState: "open",
    ...changes,
  };
}

const byLabel = (name: string | RegExp) => screen.getByRole("button", { name });

describe("the next sessions", () => {
  it("name the offset of their clock where it is not the reader's", async () => {
    playDashboard({ nextSessions: [anUpcoming({ timeZone: "Indian/Reunion" })] });
    openAsStaff("/");
    const time = await screen.findByText(/19:00/);
    expect(time.textContent).toMatch(/19:00 \(UTC\+4\)$/);
  });

  it("name none where it is", async () => {
    playDashboard({ nextSessions: [anUpcoming()] });
    openAsStaff("/");
    const time = await screen.findByText(/sam\. 15 juin/);
    expect(time.textContent).not.toContain("UTC");
  });

  it("are grouped by how soon they are, say what is left, and lead to their bookings", async () => {
    const soon = new Date(Date.now() + 3 * 86_400_000).toISOString();
    const nextSessions = [
      anUpcoming({ startsAt: new Date().toISOString(), id: "01900000-0000-7000-8000-0000000005e2" }),
      anUpcoming({ startsAt: soon, id: "01900000-0000-7000-8000-0000000005e3", salesState: "sold-out", reserved: 50 }),
      anUpcoming(),
    ];
    playDashboard({ nextSessions });
    openAsStaff("/");
    const table = await screen.findByRole("table", { name: "Prochaines séances" });
    const groups = within(table)
      .getAllByRole("rowheader")
      .map((header) => header.textContent);
    expect(groups).toEqual([
      "Aujourd’hui",
      "Nuit du jazz",
      "Dans les sept jours",
      "Nuit du jazz",
      "Ensuite",
      "Nuit du jazz",
    ]);
    const row = within(table).getByText("Complet").closest("tr") as HTMLElement;
    expect(within(row).getByText("0")).toBeTruthy();
    const link = within(row).getByRole("link", { name: /^Participants/ });
    expect(decodeURIComponent(link.getAttribute("href") ?? "")).toContain('status=["CONFIRMED"]');
  });
});

describe("the sales", () => {
  it("are those of the days and the event in the address", async () => {
    answer("events.get", () => anEvent());
    playDashboard();
    const asked: unknown[] = [];
    answer("dashboard.sales", (input) => {
      asked.push(input);
      return someSales(input);
    });
    const { user, address, back } = openAsStaff(`/?from=2096-02-01&to=2096-02-28&eventId=${anEvent().id}`);
    await screen.findByRole("slider");
    const inAddress = { from: "2096-02-01", to: "2096-02-28", eventId: anEvent().id };
    await waitFor(() => expect(asked).toContainEqual(expect.objectContaining(inAddress)));
    await user.click(byLabel(/^7\sjours/));
    await waitFor(() => expect(address()).toMatch(/days=7/));
    expect(address()).not.toContain("from=");
    back();
    await waitFor(() => expect(address()).toContain("from=2096-02-01"));
  });

  it("say why a period cannot be asked for, and keep what was shown", async () => {
    playDashboard();
    openAsStaff("/?from=2096-02-28&to=2096-02-01");
    await screen.findByText("La fin doit suivre le début");
    expect(screen.getByLabelText("Au")).toHaveProperty("value", "2096-02-01");
  });

  it("are compared with the period before in words, and never added over currencies", async () => {
    playDashboard();
    answer("dashboard.sales", (input) => {
      const total = aTotal({
        bookings: 12,
        seats: 30,
        revenue: [
          { currency: "CHF", amount: 5000 },
          { currency: "EUR", amount: 120000 },
        ],
        cancelled: { bookings: 2, seats: 5, revenue: [{ currency: "EUR", amount: 4000 }] },
        holds: { made: 20, confirmed: 14, waiting: 2, expired: 3, cancelled: 1 },
      });
      const before = aTotal({ bookings: 10, seats: 40, revenue: [{ currency: "EUR", amount: 120000 }] });
      const sales = someSales(input);
      return { ...sales, total, previous: { ...sales.previous, total: before }, medianSecondsToConfirm: 130 };
    });
    openAsStaff("/");
    await screen.findByText("20 % de plus (10 avant)");
    expect(screen.getByText("25 % de moins (40 avant)")).toBeTruthy();
    expect(screen.getByText("1 200 €")).toBeTruthy();
    expect(screen.getByText("50 CHF")).toBeTruthy();
    expect(screen.getByText("autant qu’avant")).toBeTruthy();
    expect(screen.getByText("5 places · 40 €")).toBeTruthy();
    // The rate, and the share that is confirmed: of the same bookings, those that do not wait any more.
    expect(screen.getAllByText("78 %")).toHaveLength(2);
    expect(screen.getByRole("row", { name: "En attente 2 –" })).toBeTruthy();
    expect(screen.getByText("La moitié des confirmations arrivent en 2 minutes ou moins.")).toBeTruthy();
  });

  it("are walked with the arrow keys, and are in a table behind the chart", async () => {
    playDashboard();
    answer("dashboard.sales", (input) => {
      const sales = someSales(input);
      const [first, second, ...others] = sales.days;
      const sold = (bookings: number) => [{ currency: "EUR", bookings, seats: bookings * 2, revenue: bookings * 1000 }];
      return {
        ...sales,
        days: [{ day: first?.day ?? "", sales: sold(3) }, { day: second?.day ?? "", sales: sold(1) }, ...others],
      };
    });
    const { user, address } = openAsStaff("/?from=2096-02-01&to=2096-02-05");
    const chart = await screen.findByRole("slider", { name: /Réservations/ });
    chart.focus();
    await user.keyboard("{Home}");
    expect(chart.getAttribute("aria-valuetext")).toMatch(/^mercredi 1er février 2096\s: 3 réservations$/);
    await user.keyboard("{ArrowRight}");
    expect(chart.getAttribute("aria-valuetext")).toMatch(/^jeudi 2 février 2096\s: 1 réservation$/);
    await user.click(byLabel("Recettes"));
    expect(screen.getByRole("slider").getAttribute("aria-valuetext")).toMatch(/: 0\s€$/);
    const rows = within(screen.getByRole("table", { name: "Ventes par jour" })).getAllByRole("row");
    expect(rows.at(-1)?.textContent).toMatch(/3.*6.*30\s€/);
    await user.click(byLabel("Tableau"));
    await waitFor(() => expect(screen.queryByRole("slider")).toBeNull());
    expect(address()).toContain("view=table");
  });

  it("stay, with a word on it, while the server does not answer", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    playDashboard();
    openAsStaff("/");
    await screen.findByRole("slider");
    answer("dashboard.sales", () => lost());
    answer("dashboard.today", () => lost());
    vi.advanceTimersByTime(60_000);
    const said = await screen.findByText(/Reconnexion en cours/);
    expect(said.closest("[role=status]")).not.toBeNull();
    expect(screen.getByRole("slider")).toBeTruthy();
    expect(screen.queryByRole("alert")).toBeNull();
  });
});

afterEach(() => {
  vi.useRealTimers();
});

describe("before the first booking", () => {
  it("the steps are listed, those done marked, and each leads to its place", async () => {
    const event = { id: anEvent().id, slug: "nuit-du-jazz", hasSession: false, isPublished: false };
    playDashboard({ publishedEvents: 0, firstSteps: { event } });
    openAsStaff("/");
    const steps = within(await screen.findByRole("region", { name: "Vos premiers pas" })).getAllByRole("listitem");
    expect(steps).toHaveLength(4);
    expect(within(steps[0] as HTMLElement).getByText("Fait")).toBeTruthy();
    expect(steps[1]?.getAttribute("aria-current")).toBe("step");
    const link = within(steps[1] as HTMLElement).getByRole("link", { name: "Ajouter une séance" });
    expect(link.getAttribute("href")).toContain(`/events/${event.id}/sessions?edit=new`);
  });

  it("are not for those who make no events", async () => {
    playDashboard({ firstSteps: { event: null } });
    openAsStaff("/", "read");
    await screen.findByRole("slider");
    expect(screen.queryByRole("region", { name: "Vos premiers pas" })).toBeNull();
  });
});
