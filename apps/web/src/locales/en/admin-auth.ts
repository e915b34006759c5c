import type { TranslationOf } from "../../lib/translation.ts";
import type { authTexts as french } from "../fr/admin-auth.ts";

/** Signing in, and the first administrator's account. */
export const authTexts: TranslationOf<typeof french> = {
  signIn: {
    title: "Sign in",
    lead: "Guichet’s admin is for the team.",
    email: "E-mail address",
    password: "Password",
    submit: "Sign in",
    busy: "Signing in…",
    refused: "Wrong address or password. Check both, then try again.",
    tooMany: "Too many tries. Try again in a quarter of an hour.",
    wrongCode: "This is not the right code, or it was used already. Wait for the next one, then try again.",
    over: "The sign-in took too long. Start again with your password.",
    tooManyCodes: "Too many tries in a row. Wait a quarter of an hour, or use a recovery code.",
    startAgain: "Start again",
    unreachable: "The server does not answer. Check your connection, then try again.",
    expiredTitle: "Your session has ended",
    expired: "Sign in again to go on: the page and what you typed stay in place.",
    leave: "Leave this page",
  },
  setup: {
    title: "First administrator",
    lead: "Create the account that will run the events. This link works once.",
    checking: "Checking the link…",
    name: "Your name",
    email: "E-mail address",
    password: "Password",
    passwordHelp: "At least {{count}} characters. A sentence does very well.",
    submit: "Create the account",
    busy: "Creating…",
    done: "The account is created. Welcome to Guichet.",
    invalidTitle: "This link is no longer valid",
    invalid:
      "It works once and for 24 hours. Restart Guichet to get another one, or sign in if the account already exists.",
    toSignIn: "Go to sign-in",
  },
};
