import { useSyncExternalStore } from "react";

/** The question that waits for an answer: whether whoever is signed in has given their password again. */
let open: PromiseWithResolvers<boolean> | null = null;
const listeners = new Set<() => void>();

function setOpen(question: PromiseWithResolvers<boolean> | null): void {
  open = question;
  for (const listener of listeners) listener();
}

/**
 * Has the password asked for, over whatever page is shown. Calls that are refused while it is asked share the question.
 * @returns false when they would rather not, or nothing is there that can ask
 */
export function askForPassword(): Promise<boolean> {
  if (listeners.size === 0) return Promise.resolve(false);
  if (open === null) setOpen(Promise.withResolvers<boolean>());
  return open?.promise ?? Promise.resolve(false);
}

/** Answers the question, if one is open. */
export function answerPasswordQuestion(confirmed: boolean): void {
  const question = open;
  setOpen(null);
  question?.resolve(confirmed);
}

/** Whether the password is being asked for; whoever uses this shows the dialog. */
export function usePasswordQuestion(): boolean {
  return useSyncExternalStore(subscribe, () => open !== null);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    // Nobody is left who could answer.
    if (listeners.size === 0) answerPasswordQuestion(false);
  };
}
