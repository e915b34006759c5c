import { screen, waitFor, within } from "@testing-library/react";
import { expect, it, onTestFinished, vi } from "vitest";
import texts from "../../locales/fr.json";
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

it("offers all that an action can be about", async () => {
  answer("auditLog.list", () => ({ items: [ENTRY], nextCursor: null }));
  openAsStaff("/audit-log");
  const choice = await screen.findByRole<HTMLSelectElement>("combobox", { name: "Action" });
  const offered = Array.from(choice.options, ({ value }) => value).filter((value) => value !== "");
  expect(offered.toSorted()).toEqual(
    Object.keys(texts.admin.auditLog.actions)
      .map((noun) => `${noun}.`)
      .toSorted(),
  );
  within(choice).getByRole("option", { name: "Requêtes" });
});

it("says of two filters that no control shows what is wrong, also where both say the same", async () => {
  const complaints = vi.spyOn(console, "error").mockImplementation(() => {});
  onTestFinished(() => complaints.mockRestore());
  openAsStaff("/audit-log?entityId=é&actorId=é");
  await screen.findByText("Un filtre est à corriger");
  expect(screen.getAllByText(/é/, { selector: ".text-danger-emphasis" })).toHaveLength(2);
  expect(complaints).not.toHaveBeenCalled();
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

it("explains what it does not understand in an address, keeps it, and asks for nothing until it is mended", async () => {
  const asked: unknown[] = [];
  answer("auditLog.list", (input) => {
    asked.push(input);
    return { items: [ENTRY], nextCursor: null };
  });
  const { user, address } = openAsStaff("/audit-log?outcome=perhaps&from=2026-11-26&to=2026-11-25&address=office");
  await screen.findByText("Un filtre est à corriger");
  const described = (role: string, name: string, description: RegExp) =>
    screen.getByRole<HTMLInputElement>(role, { name, description });
  expect(described("textbox", "Adresse IP", /début d’adresse ou réseau attendu/).value).toBe("office");
  expect(described("combobox", "Résultat", /perhaps.*n’existe pas ici/).value).toBe("perhaps");
  screen.getByText("La fin doit suivre le début");
  expect(screen.queryByRole("link", { name: /Exporter en CSV/ })).toBeNull();
  await user.selectOptions(screen.getByRole("combobox", { name: "Résultat" }), "asked");
  await waitFor(() => expect(address()).toBe("/audit-log?outcome=asked&address=office&from=2026-11-26&to=2026-11-25"));
  expect(asked).toEqual([]);
  await user.click(screen.getByRole("button", { name: "Effacer les filtres" }));
  await screen.findByText("Camille");
  expect(asked).toEqual([{ limit: 50 }]);
});

it("tells in words who was given which role, and what was refused or asked, and of a word that is new as it is", async () => {
  const who = { name: "Ada", email: "ada@example.org" };
  const entry = {
    ...{ ...ENTRY, action: "staff.change-role", entityType: "user" },
    before: { ...who, role: "desk", disabled: false, expiresAt: null },
    after: { ...who, role: "editor", disabled: true, expiresAt: "2026-11-30T12:00:00.000Z", salesEndLater: 1 },
  };
  const refused = {
    ...{ ...REFUSED, action: "staff.manage", entityType: "user", before: null },
    after: { ...who, reason: "forbidden" },
  };
  const asked = { ...refused, id: `${ENTRY.id.slice(0, -1)}3`, outcome: "asked" as const };
  const evicted = {
    ...{ ...ENTRY, id: `${ENTRY.id.slice(0, -1)}4`, action: "staff.sign-out-everybody", entityType: "team" },
    ...{ entityId: null, before: null, after: { endedSignIns: 2 } },
  };
  answer("auditLog.list", () => ({ items: [entry, refused, asked, evicted], nextCursor: null }));
  answer("auditLog.get", () => entry);
  openAsStaff(`/audit-log?entry=${entry.id}`);
  const drawer = await screen.findByRole("dialog");
  const fact = async (name: string) =>
    (await within(drawer).findByText(name, { selector: "dt" })).parentElement?.textContent;
  expect(await fact("Rôle")).toBe("RôleAvantAccueilAprèsProgrammation");
  expect(await fact("Compte désactivé")).toBe("Compte désactivéAvantnonAprèsoui");
  expect(await fact("Fin")).toMatch(/^FinAvantrienAprès30 nov\. 2026/);
  expect(await fact("sales end later")).toBe("sales end laterAvantrienAprès1");
  expect(await fact("Action")).toContain("Changement de rôle");
  const rows = screen.getAllByRole("row", { hidden: true }).map((row) => row.textContent);
  expect(rows[1]).toContain("Changement de rôleCompte Ada");
  expect(rows[2]).toMatch(/Gestion de l’équipeCompte Ada.*Refusé/);
  expect(rows[3]).toMatch(/Mot de passe demandé/);
  expect(rows[4]).toContain("Déconnexion de tout le mondeToute l’équipe");
});
