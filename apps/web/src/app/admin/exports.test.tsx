import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw/http";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { openAsStaff } from "../../testing/admin-app.tsx";
import { exportFrame } from "../../testing/export-frames.ts";
import { aBooking, aCard, anEvent, aSession } from "../../testing/fixtures.ts";
import { answer, server } from "../../testing/server.ts";

/** Files that the browser was given to save: jsdom has no downloads. */
let saved: { name: string; text: string }[];
const { createObjectURL, revokeObjectURL } = URL;

beforeEach(() => {
  saved = [];
  const blobs: Blob[] = [];
  URL.createObjectURL = (blob) => `blob:${blobs.push(blob as Blob) - 1}`;
  URL.revokeObjectURL = () => {};
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(async function (this: HTMLAnchorElement) {
    const text = await blobs[Number(this.href.slice("blob:".length))]?.text();
    saved.push({ name: this.download, text: text ?? this.href });
  });
});
afterEach(() => {
  Object.assign(URL, { createObjectURL, revokeObjectURL });
  vi.restoreAllMocks();
});

/** What the server sends of each file, by address, until it is told to send the rest. */
function playExports(frames: (path: string) => readonly Uint8Array[]) {
  const asked: string[] = [];
  let finish = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  server.use(
    http.get("*/exports/*", ({ request }) => {
      const { pathname, search } = new URL(request.url);
      asked.push(`${pathname}${search} ${request.headers.get("accept")}`);
      const [head, ...tail] = frames(pathname);
      const body = new ReadableStream<Uint8Array>({
        async start(controller) {
          if (head !== undefined) controller.enqueue(head);
          controller.enqueue(exportFrame("rows", { rows: 120 }));
          await finished;
          for (const frame of tail) controller.enqueue(frame);
          controller.close();
        },
      });
      return new HttpResponse(body, { headers: { "content-type": "application/vnd.guichet.export-frames" } });
    }),
  );
  return { asked, finish: () => finish() };
}

const WHOLE = [exportFrame("data", "A"), exportFrame("data", "B"), exportFrame("end", { rows: 480 })];

async function openExport(path = "/bookings?status=CONFIRMED", size = { rows: 480, hasMore: false }) {
  answer("bookings.list", () => ({ items: [aBooking()], nextCursor: null }));
  answer("bookings.exportSize", () => size);
  answer("attendees.exportSize", () => ({ rows: 480, hasMore: false }));
  answer("events.list", () => ({ items: [aCard()], nextCursor: null }));
  answer("events.get", () => anEvent());
  answer("sessions.list", () => ({ items: [aSession()], nextCursor: null }));
  const { user } = openAsStaff(path);
  await user.click(await screen.findByRole("button", { name: "Exporter" }));
  const dialog = await screen.findByRole("dialog", { name: "Exporter les réservations" });
  return { user, dialog: within(dialog) };
}

it("an export says how much it is and how far, and is saved once it is whole", async () => {
  const { asked, finish } = playExports(() => WHOLE);
  const { user, dialog } = await openExport();
  await dialog.findByText("480 réservations correspondent aux filtres.");
  await user.click(dialog.getByRole("button", { name: "Exporter" }));
  await dialog.findByText(/120 lignes sur 480/);
  expect(dialog.getByRole("progressbar", { name: "Progression de l’export" })).toHaveProperty("value", 25);
  expect(dialog.getByRole("status").textContent).toContain("25");
  expect(asked).toEqual(["/exports/bookings.xlsx?status=CONFIRMED&locale=fr application/vnd.guichet.export-frames"]);
  expect(saved).toEqual([]);
  finish();
  await dialog.findByText(/\.xlsx est enregistré : 480 lignes, 2/);
  await waitFor(() =>
    expect(saved).toMatchObject([{ name: expect.stringMatching(/^reservations-.*\.xlsx$/), text: "AB" }]),
  );
  expect(document.activeElement).toBe(dialog.getByRole("button", { name: "Fermer" }));
});

it("an export that is stopped, or breaks off, leaves no file and says so", async () => {
  const { finish } = playExports((path) => (path.endsWith("csv") ? [exportFrame("data", "A")] : WHOLE));
  const { user, dialog } = await openExport();
  await user.click(dialog.getByRole("button", { name: "Exporter" }));
  await dialog.findByText(/120 lignes/);
  await user.click(dialog.getByRole("button", { name: "Arrêter" }));
  await dialog.findByText("L’export est arrêté. Rien n’a été gardé du fichier.");
  await user.click(dialog.getByRole("radio", { name: "CSV" }));
  finish();
  await user.click(dialog.getByRole("button", { name: "Exporter" }));
  await dialog.findByText("Du fichier incomplet, rien n’a été gardé.");
  expect(dialog.getByRole("alert").textContent).toContain("Le guichet ne répond pas");
  expect(saved).toEqual([]);
});

it("an export tells what the server says in the middle of it", async () => {
  const problem = { reason: "busy", status: 503, title: "x" };
  const { finish } = playExports(() => [exportFrame("data", "A"), exportFrame("problem", problem)]);
  const { user, dialog } = await openExport();
  finish();
  await user.click(dialog.getByRole("button", { name: "Exporter" }));
  expect((await dialog.findByRole("alert")).textContent).toContain("Nous n’avons pas pu répondre à temps");
  expect(saved).toEqual([]);
});

it("a session's attendees can be taken along, and what does not fit into memory is the browser's to download", async () => {
  const sessionId = aSession().id;
  const { asked, finish } = playExports(() => WHOLE);
  const path = `/bookings?eventId=${anEvent().id}&sessionId=${sessionId}`;
  const { user, dialog } = await openExport(path, { rows: 1_000_000, hasMore: true });
  finish();
  await dialog.findByText(/Plus de 1\s000\s000 réservations/);
  await user.click(dialog.getByRole("button", { name: "Exporter" }));
  await dialog.findByText(/le télécharge donc lui-même/);
  expect(saved[0]?.text).toContain("/exports/bookings.xlsx?eventId=");
  expect(asked).toEqual([]);
  await user.click(dialog.getByRole("radio", { name: "Les participants" }));
  await dialog.findByText("480 places confirmées.");
  await user.click(dialog.getByRole("button", { name: "Exporter à nouveau" }));
  await dialog.findByText(/participants-.*\.xlsx est enregistré/);
  expect(asked[0]).toContain(`/exports/attendees.xlsx?sessionId=${sessionId}&locale=fr`);
});
