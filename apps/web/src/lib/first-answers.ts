import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import { getQueryKey } from "@trpc/react-query";
import { type RouterInputs, type RouterOutputs, trpc } from "./trpc.ts";

/** What the server asked for us when it made the page (apps/server/src/pages/page.ts). */
type FirstAnswer =
  | { procedure: "events.list"; input: RouterInputs["events"]["list"]; data: RouterOutputs["events"]["list"] }
  | { procedure: "events.get" | "sessions.list"; input: { id: string }; data: unknown }
  | { procedure: "categories.list"; data: unknown };

/**
 * Takes the answers that came with the page as if they had been asked for just now, so that what is shown first needs no second trip.
 * A page that the browser brings back from its history may be old: its answers are shown, and asked for again.
 */
export function takeFirstAnswers(queryClient: QueryClient): void {
  const block = document.getElementById("first-answers");
  if (block === null) return;
  const answers = JSON.parse(block.textContent ?? "[]") as FirstAnswer[];
  block.remove();
  const options = isFromHistory() ? { updatedAt: 0 } : {};
  for (const answer of answers) queryClient.setQueryData(keyOf(answer), dataOf(answer), options);
}

function keyOf(answer: FirstAnswer) {
  switch (answer.procedure) {
    case "events.list":
      return getQueryKey(trpc.events.list, answer.input, "infinite");
    case "events.get":
      return getQueryKey(trpc.events.get, answer.input, "query");
    case "sessions.list":
      return getQueryKey(trpc.sessions.list, answer.input, "query");
    case "categories.list":
      return getQueryKey(trpc.categories.list, undefined, "query");
  }
}

/** Lists are shown page after page. */
function dataOf(answer: FirstAnswer): unknown {
  if (answer.procedure !== "events.list") return answer.data;
  return { pages: [answer.data], pageParams: [null] } satisfies InfiniteData<unknown, null>;
}

function isFromHistory(): boolean {
  const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return navigation?.type === "back_forward";
}
