import { screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { openAsStaff } from "../../testing/admin-app.tsx";
import { answer, refuse } from "../../testing/server.ts";

const KEY = {
  id: "01900000-0000-7000-8000-00000000b001",
  name: "Boutique",
  prefix: "gch_AbCdEfGh",
  scope: "read",
  state: "live",
  createdAt: "2026-11-01T10:00:00.000Z",
  createdBy: "Camille",
  expiresAt: null,
  lastUsedAt: "2026-11-20T08:00:00.000Z",
  lastUsedFrom: "192.0.2.7",
  revokedAt: null,
  revokedBy: null,
} as const;

it("the list tells what a key may do, when and from where it was used; the choice is in the address", async () => {
  const revoked = {
    name: "Ancienne",
    state: "revoked",
    revokedAt: "2026-11-21T08:00:00.000Z",
    revokedBy: "Sacha",
  } as const;
  const keys = [KEY, { ...KEY, ...revoked, id: "01900000-0000-7000-8000-00000000b002" }];
  answer("apiKeys.list", ({ state }) => ({ items: state === "ended" ? [] : keys, nextCursor: null }));
  const { user, address } = openAsStaff("/api-keys");
  const row = await screen.findByRole("row", { name: /Boutique/ });
  for (const text of ["Lecture", "depuis 192.0.2.7", "par Camille", "Sans fin"]) within(row).getByText(text);
  const ended = screen.getByRole("row", { name: /Ancienne/ });
  expect(ended.textContent).toMatch(/Révoquée.*21 nov\. 2026.*par Sacha/);
  await user.selectOptions(screen.getByLabelText("Afficher"), "ended");
  await waitFor(() => expect(address()).toBe("/api-keys?state=ended"));
  await screen.findByText("Aucune clé ici");
});

it("a new key is shown once, after a warning when it never ends", async () => {
  const asked: unknown[] = [];
  answer("apiKeys.list", () => ({ items: [], nextCursor: null }));
  answer("apiKeys.create", (input) => {
    asked.push(input);
    return { apiKey: { ...KEY, name: input.name }, key: "gch_secret" };
  });
  const { user } = openAsStaff("/api-keys");
  await user.click(await screen.findByRole("button", { name: "Créer une clé" }));
  const dialog = await screen.findByRole("dialog", { name: "Nouvelle clé d’API" });
  await user.click(within(dialog).getByRole("button", { name: "Créer la clé" }));
  await within(dialog).findByText("Ce champ est nécessaire.");
  await user.type(within(dialog).getByLabelText("Nom"), "Entrée");
  await user.click(within(dialog).getByRole("radio", { name: "Contrôle d’accès" }));
  await user.selectOptions(within(dialog).getByLabelText("Fin"), "forever");
  within(dialog).getByText(/Une clé sans fin qui fuit/);
  await user.click(within(dialog).getByRole("button", { name: "Créer la clé" }));
  expect((await screen.findByLabelText<HTMLInputElement>(/Clé «.Entrée.»/)).value).toBe("gch_secret");
  expect(asked).toEqual([{ name: "Entrée", scope: "checkin", expiresInDays: null }]);
  await user.keyboard("{Escape}");
  screen.getByDisplayValue("gch_secret");
  await user.click(screen.getByRole("button", { name: "J’ai copié la clé" }));
  await waitFor(() => expect(screen.queryByDisplayValue("gch_secret")).toBeNull());
});

it("a key is revoked after it was asked, and why it was not stays in sight", async () => {
  let works = false;
  answer("apiKeys.list", () => ({ items: [KEY], nextCursor: null }));
  answer("apiKeys.revoke", ({ id }) =>
    works ? { ...KEY, id, state: "revoked" as const } : refuse("api-key-not-found"),
  );
  const { user } = openAsStaff("/api-keys");
  await user.click(await screen.findByRole("button", { name: "Révoquer la clé Boutique" }));
  const dialog = await screen.findByRole("dialog", { name: /Révoquer la clé «.Boutique.»/ });
  await user.click(within(dialog).getByRole("button", { name: "Révoquer" }));
  await within(dialog).findByText("Cette clé d’API n’existe pas");
  works = true;
  await user.click(within(dialog).getByRole("button", { name: "Révoquer" }));
  await screen.findByText(/La clé «.Boutique.» est révoquée/);
});

it("those who may not see keys are told so", async () => {
  openAsStaff("/api-keys", "desk");
  await screen.findByText("Cette page n’est pas pour votre rôle");
});
