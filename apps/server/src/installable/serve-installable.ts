import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { negotiateLocale } from "@guichet/api/server";
import type { FastifyInstance } from "fastify";
import { createKeptAnswers } from "../og/kept-answers.ts";
import { APP_ICONS, drawIcon } from "./app-icons.ts";
import { manifestOf } from "./manifest.ts";
import { RETIRED_WORKER } from "./retired-worker.ts";

export interface InstallableOptions {
  /** Folder of the built interfaces. */
  readonly dist: string;
  /** Off: browsers that have our service worker get rid of it. */
  readonly serviceWorker: "on" | "off";
}

const A_DAY = "public, max-age=86400";
const ASK_EACH_TIME = "no-cache";

/**
 * What makes the public interface a program that a device can keep: its manifest, in the language of who asks, and its icons. The service
 * worker is a file of the build, in whose place another one stands when it is switched off.
 */
export function serveInstallable(app: FastifyInstance, { dist, serviceWorker }: InstallableOptions): void {
  app.get("/manifest.webmanifest", (request, reply) => {
    const manifest = manifestOf(negotiateLocale(request.headers["accept-language"]));
    return reply
      .header("cache-control", ASK_EACH_TIME)
      .header("vary", "Accept-Language")
      .type("application/manifest+json; charset=utf-8")
      .send(JSON.stringify(manifest));
  });
  const drawn = createKeptAnswers<Buffer>(Object.keys(APP_ICONS).length);
  for (const [path, icon] of Object.entries(APP_ICONS)) {
    app.get(path, async (_, reply) => {
      const png = await drawn.read(path, async () => drawIcon(await readFile(join(dist, "favicon.svg")), icon));
      return reply.header("cache-control", A_DAY).type("image/png").send(png);
    });
  }
  if (serviceWorker === "on") return;
  app.get("/sw.js", (_, reply) =>
    reply.header("cache-control", ASK_EACH_TIME).type("text/javascript; charset=utf-8").send(RETIRED_WORKER),
  );
}
