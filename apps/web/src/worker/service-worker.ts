/// <reference lib="webworker" />
import { cacheNameOf, isFromServer, staleCaches, treatmentOf } from "./cache-rules.ts";

declare const self: ServiceWorkerGlobalScope;
/** Filled in by the build (offline-files.ts): the paths of the public interface's files, and a name that changes with any of them. */
declare const GUICHET_FILES: readonly string[];
declare const GUICHET_VERSION: string;

/** The page without answers, for any address: what it shows depends on the address that it has in the browser. */
const SHELL = "/offline";
/** Whoever waits longer than that gets the shell, which tells them what it waits for and shows what the device has. */
const PATIENCE_MS = 4_000;

/** What the browser would rather have now, in language or encoding, matters little: the interface chooses its own language. */
const AS_IT_IS = { ignoreVary: true } as const;

const CACHE = cacheNameOf(GUICHET_VERSION);
const FILES: ReadonlySet<string> = new Set(GUICHET_FILES);

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("fetch", (event) => {
  const { origin } = self.location;
  switch (treatmentOf(event.request, { origin, files: FILES })) {
    case "page":
      return event.respondWith(answerPage(event));
    case "file":
      return event.respondWith(answerFile(event.request));
    case "pass":
      return;
  }
});

/** All or nothing: a shell without its files would be a blank page. What an earlier version has kept is not asked for again. */
async function install(): Promise<void> {
  const cache = await caches.open(CACHE);
  await Promise.all(
    GUICHET_FILES.map(async (path) => {
      const known = path.startsWith("/assets/") ? await caches.match(path, AS_IT_IS) : undefined;
      await cache.put(path, known ?? (await download(path)));
    }),
  );
  await cache.put(SHELL, await download(SHELL));
  // It answers what its predecessor did, from the caches of both: nobody has to wait for the last tab to be closed.
  await self.skipWaiting();
}

/** @throws when the server has not got it: while versions change, another process may have. The browser tries again later. */
async function download(path: string): Promise<Response> {
  // Files under assets/ may come from the browser's own cache: they are there already.
  const response = await fetch(path, {
    cache: path.startsWith("/assets/") ? "default" : "no-cache",
    credentials: "omit",
  });
  if (!response.ok || response.redirected) throw new Error(`${path}: ${response.status}`);
  return response;
}

async function takeOver(): Promise<void> {
  for (const name of staleCaches(await caches.keys(), CACHE)) await caches.delete(name);
  // The browser asks for a page while the worker starts.
  await self.registration.navigationPreload?.enable();
  await self.clients.claim();
}

async function answerPage(event: FetchEvent): Promise<Response> {
  const answer = askServer(event);
  // When the shell has been sent, nobody looks at it any more.
  answer.catch(() => {});
  event.waitUntil(
    answer.then(
      () => {},
      () => {},
    ),
  );
  const inTime = await Promise.race([answer.catch(() => null), wait(PATIENCE_MS)]);
  if (inTime !== null && isFromServer(inTime)) return inTime;
  return (await kept(SHELL)) ?? answer;
}

async function askServer(event: FetchEvent): Promise<Response> {
  const preloaded = (await event.preloadResponse) as Response | undefined;
  return preloaded ?? fetch(event.request);
}

async function answerFile(request: Request): Promise<Response> {
  return (await kept(new URL(request.url).pathname)) ?? fetch(request);
}

/** Of this version, or of one whose pages may still be open. */
async function kept(path: string): Promise<Response | undefined> {
  const cache = await caches.open(CACHE);
  return (await cache.match(path, AS_IT_IS)) ?? caches.match(path, AS_IT_IS);
}

function wait(milliseconds: number): Promise<null> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds, null));
}
