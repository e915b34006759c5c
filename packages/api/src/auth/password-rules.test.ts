import { describe, expect, it } from "vitest";
import { checkNewPassword } from "./new-password-service.ts";
import type { PasswordOwner } from "./password-rules.ts";

const ADA = { name: "Ada Lovelace", email: "ada.l@theatre-lyon.example", site: "https://billetterie.opera.example" };

function reasonOfPassword(password: string, owner: PasswordOwner): string | null {
  const checked = checkNewPassword(password, owner);
  return checked.ok ? null : checked.reason;
}

describe("a new password", () => {
  it.each([
    "correct horse battery",
    "quatre-quatuors-du-soir",
    "guichet de laiton 1926",
    "xK4#mPq9!vLz",
    "été à la Réunion, 30°",
    "пароль для театра",
    "ada counts seven herons",
    "the queen asked for sugar",
    "le soleil se couche à l'opera",
    "Kd7-Kd9#Wq2!x",
  ])("may be %s", (password) => {
    expect(reasonOfPassword(password, ADA)).toBeNull();
  });

  it.each([
    ["password1234", "password-common"],
    ["P@ssw0rd2024!", "password-common"],
    ["!!Motdepasse2026", "password-common"],
    ["MötDePasse123", "password-common"],
    ["dragonmonkey1!", "password-common"],
    ["superman!batman!", "password-common"],
    ["football 2026 football", "password-monotonous"],
    ["administrator", "password-common"],
    ["1q2w3e4r5t6y", "password-common"],
    ["Correct horse battery staple!", "password-common"],
    ["Liberté, égalité, fraternité", "password-common"],
    ["ceci-est-un-mot-de-passe", "password-common"],
    ["superman soleil superman", "password-common"],
    ["ada.l@theatre-lyon.example", "password-personal"],
    ["AdaLovelace2026", "password-personal"],
    ["theatre-lyon-2026", "password-personal"],
    ["guichet-Ada-42!", "password-personal"],
    ["Billetterie-opera-26", "password-personal"],
    ["Lovelace-sunshine1", "password-personal"],
    ["aaaaaaaaaaaa", "password-monotonous"],
    ["azazazazazaz", "password-monotonous"],
    ["tralalatralala", "password-monotonous"],
    ["aaaabbbbccccdddd", "password-monotonous"],
    ["123456789012", "password-monotonous"],
    ["azertyuiopqs", "password-monotonous"],
    ["motdepasseMotDePasse", "password-monotonous"],
    ["chat-chat chat_chat", "password-monotonous"],
    ["Theatre1Theatre2", "password-monotonous"],
    ["1-2-3-4-5-6-7", "password-monotonous"],
    ["a z e r t y u i o p", "password-monotonous"],
    ["1qaz2wsx3edc", "password-monotonous"],
    ["abcdefghijklm", "password-monotonous"],
  ])("is not %s: %s", (password, reason) => {
    expect(reasonOfPassword(password, ADA)).toBe(reason);
  });

  it("is refused for its own owner's words alone", () => {
    const password = "Lovelace-engine";
    expect(reasonOfPassword(password, ADA)).toBe("password-personal");
    expect(reasonOfPassword(password, { ...ADA, name: "Grace", email: "grace@example.org" })).toBeNull();
  });
});
