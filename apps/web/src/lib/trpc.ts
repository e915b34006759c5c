import type { AppRouter, RouterInputs, RouterOutputs } from "@guichet/api";
import { httpBatchLink, type TRPCClient, type TRPCLink } from "@trpc/client";
import { createTRPCReact } from "@trpc/react-query";
import { answerLocale } from "./i18n.ts";
import { liveLink } from "./live/live-link.ts";
import { ForeignAnswer } from "./problem.ts";

export type { AppRouter, RouterInputs, RouterOutputs };

export const trpc = createTRPCReact<AppRouter>();

/**
 * Infinite queries add a `direction` to the input, which our schemas refuse like any field they do not know. Our lists only
 * go forward, so it is taken out on its way.
 */
const withoutDirection: TRPCLink<AppRouter> =
  () =>
  ({ op, next }) =>
    next({ ...op, input: dropDirection(op.input) });

function dropDirection(input: unknown): unknown {
  if (typeof input !== "object" || input === null || !("direction" in input)) return input;
  const { direction: _, ...rest } = input;
  return rest;
}

/** Read as JSON, a page in place of an answer would fail, and its headers would be lost. @throws ForeignAnswer */
function ownAnswer(response: Response): Response {
  const isOwn = response.ok || response.headers.get("content-type")?.startsWith("application/json");
  if (!isOwn) throw new ForeignAnswer(response);
  return response;
}

/** In whose name an interface asks. */
export interface Asker {
  readonly credentials: RequestCredentials;
  /** What requests go through before they are sent. */
  readonly links: readonly TRPCLink<AppRouter>[];
  readonly headers: () => Record<string, string>;
}

/** On the public site everybody is a guest, so that staff who book there do it as any guest would. */
export const GUEST: Asker = { credentials: "omit", links: [], headers: () => ({}) };

export function createTrpcClient({ credentials, links, headers }: Asker): TRPCClient<AppRouter> {
  return trpc.createClient({
    links: [
      liveLink,
      withoutDirection,
      ...links,
      httpBatchLink({
        url: new URL("/trpc", window.location.origin).href,
        maxURLLength: 2000,
        fetch: async (url, init) => ownAnswer(await fetch(url, { ...(init as RequestInit), credentials })),
        // The server refuses longer batches.
        maxItems: 10,
        headers: () => ({ "accept-language": answerLocale(), ...headers() }),
      }),
    ],
  });
}
