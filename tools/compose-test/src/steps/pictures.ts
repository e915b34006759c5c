import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ROOT } from "../../../../scripts/lib/settings.mjs";
import { expectAnswer, request } from "../guest.ts";
import type { Stage } from "../stage.ts";

/** Replicas take turns: in so many requests each has several. */
const REQUESTS = 8;

/** A photo of some hundred kilobytes goes through HAProxy to one replica; all of them have it in the folder that they share. @returns what to note */
export async function picturesAreShared({ apiUrl, webUrl, key }: Stage): Promise<string> {
  const body = await readFile(join(ROOT, "docs/images/home.png"));
  const headers = { authorization: `Bearer ${key}`, "content-type": "image/png" };
  const made = await expectAnswer<{ sources: { url: string }[] }>(201, `${apiUrl}/images`, {
    method: "POST",
    headers,
    body,
  });
  const [{ url } = { url: "" }] = made.sources;
  const statuses = await Promise.all(
    Array.from({ length: REQUESTS }, async () => (await request(`${webUrl}${url}`)).status),
  );
  if (statuses.some((status) => status !== 200)) throw new Error(`${url} was answered ${statuses}`);
  return `${Math.round(body.length / 1000)} kB sent, each replica has it in ${made.sources.length} sizes`;
}
