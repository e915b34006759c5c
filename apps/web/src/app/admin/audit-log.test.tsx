import { screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { openAsStaff } from "../../testing/admin-app.tsx";
import { answer } from "../../testing/server.ts";

const ENTRY = {
  id: "01900000-0000-7000-8000-00000000c001",
  createdAt: "2026-11-26T18:56:03.123Z",
  actor: { type: "staff", id: "u1", name: "Camille" },
  action: "events.update",
  outcome: "done",
  entityType: "event",
  entityId: "e1",
  before: { title: "Jazz", city: "Lyon" },
  after: { title: "Blues", city: "Lyon" },
  address: "192.0.2.7",
  userAgent: "Firefox",
  requestId: "req-1",
} as const;
const REFUSED = { ...ENTRY, id: "01900000-0000-7000-8000-00000000c002", outcome: "refused" as const };

it("an entry opens beside the list, with what it was before and after, and the exact instant", async () => {
  answer("auditLog.list", () => ({ items: [ENTRY, REFUSED], nextCursor: null }));
  answer("auditLog.get", () => ENTRY);
  const { user, address } = openAsStaff("/audit-log?outcome=done");
  const rows = await screen.findAllByRole("row", { name: /Événement Blues/ });
  expect(rows).toHaveLength(2);
  await user.click(within(rows[0] as HTMLElement).getByRole("link"));
  const drawer = await screen.findByRole("dialog", { name: "Entrée du journal" });
  expect(address()).toBe(`/audit-log?outcome=done&entry=${ENTRY.id}`);
  expect((await within(drawer).findByText("Jazz")).tagName).toBe("DEL");
  expect(within(drawer).getByText("Blues").tagName).toBe("INS");
  expect(within(drawer).queryByText("Lyon")).toBeNull();
  within(drawer).getByText(ENTRY.createdAt);
  await user.click(within(drawer).getByRole("link", { name: "Tout sur cet objet" }));
  await waitFor(() => expect(address()).toBe("/audit-log?entityType=event&entityId=e1"));
});

it("filters are in the address, the server is asked for instants, and the CSV follows", async () => {
  const asked: unknown[] = [];
  answer("auditLog.list", (input) => {
    asked.push(input);
    return { items: [ENTRY], nextCursor: null };
  });
  const { user, address } = openAsStaff("/audit-log?from=2026-11-26&to=2026-11-26");
  await screen.findByText("Camille");
  await user.selectOptions(screen.getByRole("combobox", { name: "Action" }), "events.");
  await user.type(screen.getByRole("searchbox"), "Cam");
  await waitFor(() => expect(address()).toContain("actor=Cam"));
  const from = new Date(2026, 10, 26).toISOString();
  const to = new Date(2026, 10, 27).toISOString();
  await waitFor(() => expect(asked.at(-1)).toMatchObject({ action: "events.", actor: "Cam", from, to }));
  const href = screen.getByRole("link", { name: /Exporter en CSV/ }).getAttribute("href") ?? "";
  expect(Object.fromEntries(new URL(href, "http://localhost").searchParams)).toEqual({
    ...{ action: "events.", actor: "Cam", from, to, locale: "fr" },
  });
});

it("says when nothing was found yet, and reads on", async () => {
  answer("auditLog.list", ({ cursor }) =>
    cursor === undefined ? { items: [], nextCursor: "older" } : { items: [ENTRY], nextCursor: null },
  );
  const { user } = openAsStaff("/audit-log?actor=Camille");
  await screen.findByText(/Les plus anciennes n’ont pas encore été lues/);
  await user.click(screen.getByRole("button", { name: "Afficher la suite" }));
  await screen.findByText("Camille");
});

it("asks for nothing that it does not understand in an address", async () => {
  const asked: unknown[] = [];
  answer("auditLog.list", (input) => {
    asked.push(input);
    return { items: [], nextCursor: null };
  });
  openAsStaff("/audit-log?outcome=perhaps&action=%25&from=soon&address=%C3%A9");
  await screen.findByText("Le journal est vide");
  expect(asked).toEqual([{ limit: 50 }]);
});
