import { useSyncExternalStore } from "react";
import { useIsOffline } from "./connection.ts";
import { useLocale } from "./i18n.ts";
import { describeTrouble, type RefusalTexts, type Trouble, type TroubleText } from "./problem.ts";

/** The texts of all refusals, which few visits need: on their way once the first one is shown. */
let texts: RefusalTexts | undefined;
const waiting = new Set<() => void>();

async function load(): Promise<void> {
  if (texts !== undefined) return;
  try {
    texts = await import("@guichet/api/errors");
    for (const tell of waiting) tell();
  } catch {
    // What the server said stays; the next trouble that is shown asks for the texts again.
  }
}

function subscribe(tell: () => void): () => void {
  waiting.add(tell);
  void load();
  return () => waiting.delete(tell);
}

/**
 * Title and detail of a trouble in the language of the interface. Until the texts are there it is as the server put it, in the language
 * in which it was asked: the same words, unless the visitor has chosen another language since.
 */
export function useTroubleText(trouble: Trouble): TroubleText {
  const locale = useLocale();
  const loaded = useSyncExternalStore(subscribe, () => texts);
  const isOffline = useIsOffline();
  const isPast = trouble.kind === "unreachable" && trouble.isNothingSent === true && !isOffline;
  return describeTrouble(isPast ? { ...trouble, isPast } : trouble, locale, loaded);
}
