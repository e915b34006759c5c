import { createHash } from "node:crypto";
import type { Page } from "./page.ts";
import type { Shell } from "./shell.ts";

/** A page as it is sent. */
export interface RenderedPage {
  readonly status: Page["status"];
  readonly body: string;
  /** Changes with each byte of the body. */
  readonly etag: string;
}

interface Kept extends RenderedPage {
  readonly answers: Page["answers"];
}

/** Pages kept at most: some megabytes. */
const CAPACITY = 200;

/**
 * Turns pages into what is sent, and keeps that while it is made of the same answers: under a rush the same event is asked for a
 * thousand times between two changes (public-answers.ts gives the same objects until something changes).
 */
export function createRenderedPages(shell: Shell): (key: string, page: Page) => RenderedPage {
  const kept = new Map<string, Kept>();
  return (key, page) => {
    const before = kept.get(key);
    if (before !== undefined && isMadeOf(before.answers, page.answers)) return before;
    const body = shell(page);
    const etag = `W/"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
    const rendered = { status: page.status, body, etag, answers: page.answers };
    kept.delete(key);
    kept.set(key, rendered);
    if (kept.size > CAPACITY) kept.delete(kept.keys().next().value ?? key);
    return rendered;
  };
}

function isMadeOf(before: Page["answers"], now: Page["answers"]): boolean {
  return before.length > 0 && before.length === now.length && before.every(({ data }, i) => data === now[i]?.data);
}
