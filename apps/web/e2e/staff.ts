import { expect, type Page } from "@playwright/test";
import { ADMIN } from "./product-settings.ts";

export const ADMIN_PAGE = "/admin.html";

export const SIGN_IN_TEXTS = {
  fr: { email: "Adresse e-mail", password: "Mot de passe", submit: "Se connecter", today: "Tableau de bord" },
  en: { email: "E-mail address", password: "Password", submit: "Sign in", today: "Dashboard" },
} as const;

/** Signs in through the page, as the first admin. */
export async function signIn(page: Page, language: keyof typeof SIGN_IN_TEXTS): Promise<void> {
  const t = SIGN_IN_TEXTS[language];
  await page.getByLabel(t.email).fill(ADMIN.email);
  await page.getByLabel(t.password).fill(ADMIN.password);
  await page.getByRole("button", { name: t.submit }).click();
  await expect(page.getByLabel(t.password)).toBeHidden();
}

/** A `datetime-local` value so many days from now: sales must still be open. */
export function inDays(days: number, time: string): string {
  return `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T${time}`;
}
