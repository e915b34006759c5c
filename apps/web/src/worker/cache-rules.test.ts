import { describe, expect, it } from "vitest";
import { cacheNameOf, isFromServer, staleCaches, treatmentOf } from "./cache-rules.ts";

const origin = "https://guichet.example";
const kept = { origin, files: new Set(["/favicon.svg", "/assets/public-4f9a.js"]) };
const BOOKING = "/bookings/01955a5c-7a3e-7cc0-9d5d-2f6d3c0f7a11";

const opened = (path: string) =>
  treatmentOf({ method: "GET", mode: "navigate", url: new URL(path, origin).href }, kept);
const loaded = (path: string, method = "GET") =>
  treatmentOf({ method, mode: "cors", url: new URL(path, origin).href }, kept);

describe("the worker", () => {
  it.each([
    "/",
    "/?q=jazz",
    "/events/nuit-du-jazz?session=1",
    BOOKING,
    "/my-bookings",
    "/my-bookings/",
    "/accessibility",
    "/offline",
  ])("answers for the page %s", (path) => expect(opened(path)).toBe("page"));

  it.each([
    ...["/admin.html", "/admin.html?x#/bookings", "/exports/bookings.csv", "/api/auth/sign-in", "/trpc/bookings.get"],
    ...["/docs/", "/healthz", "/metrics", "/robots.txt", "/sitemap.xml", "/nothing/here", `${BOOKING}/calendar.ics`],
  ])("leaves the opening of %s to the browser", (path) => expect(opened(path)).toBe("pass"));

  it("answers for files of the interface, those of an earlier version too", () => {
    expect(loaded("/assets/public-4f9a.js")).toBe("file");
    expect(loaded("/assets/public-of-last-week.js")).toBe("file");
    expect(loaded("/favicon.svg")).toBe("file");
  });

  it.each([
    ...["/trpc/bookings.get?batch=1", "/trpc/live.booking?input=1", "/api/auth/session", "/exports/bookings.csv"],
    ...["/images/a.webp", "/og/events/a.jpg", "/manifest.webmanifest", "/sw.js", BOOKING, "/"],
    ...["https://elsewhere.example/assets/public-4f9a.js", "http://guichet.example/favicon.svg"],
  ])("leaves what a page asks for at %s to the browser", (path) => expect(loaded(path)).toBe("pass"));

  it("has no part in what changes anything", () => {
    expect(loaded("/assets/public-4f9a.js", "POST")).toBe("pass");
    expect(treatmentOf({ method: "POST", mode: "navigate", url: `${origin}/` }, kept)).toBe("pass");
  });

  it("takes the word of the server, and not that of what stands before it", () => {
    expect([200, 304, 404, 429, 500, 0].filter((status) => !isFromServer({ status }))).toEqual([]);
    expect([502, 503, 504].filter((status) => isFromServer({ status }))).toEqual([]);
  });

  it("keeps the files of the two versions before, and nothing that is not its own away", () => {
    const names = ["a", "b", "c", "d"].map(cacheNameOf);
    expect(staleCaches([...names, "of-somebody-else"], cacheNameOf("d"))).toEqual([cacheNameOf("a")]);
    expect(staleCaches(names.slice(0, 2), cacheNameOf("b"))).toEqual([]);
    expect(staleCaches([], cacheNameOf("a"))).toEqual([]);
  });
});
