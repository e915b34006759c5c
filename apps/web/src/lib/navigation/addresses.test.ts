import { describe, expect, it } from "vitest";
import { addressOf, placeOf, type Target } from "./addresses.ts";

const SESSION = "01900000-0000-7000-8000-0000000005e1";

/** The place of an address that is written as a browser shows it. */
function placeAt(address: string) {
  const { pathname, search } = new URL(address, "http://localhost");
  return placeOf(pathname, search);
}

describe("an address", () => {
  it.each<[string, Target]>([
    ["/", { to: "/" }],
    ["/my-bookings", { to: "/my-bookings" }],
    ["/accessibility", { to: "/accessibility" }],
    ["/bookings/b1", { to: "/bookings/$id", params: { id: "b1" } }],
    [
      `/events/nuit-du-jazz?session=${SESSION}&seats=2`,
      { to: "/events/$slug", params: { slug: "nuit-du-jazz" }, search: { session: SESSION, seats: 2 } },
    ],
    [
      "/?q=caf%C3%A9+%22noir%22&categories=concerts,theatre",
      { to: "/", search: { q: 'café "noir"', categories: "concerts,theatre" } },
    ],
    // What looks like a number is written as what it is: the words of a search.
    ["/?q=2026", { to: "/", search: { q: "2026" } }],
  ])("%s is written, and read back", (address, target) => {
    expect(addressOf(target)).toBe(address);
    expect(placeAt(address)).toEqual({ params: {}, search: {}, ...target });
  });

  it("leaves out what is not asked for, and encodes what is put into a path", () => {
    const target = {
      to: "/events/$slug",
      params: { slug: "a/b ?" },
      search: { session: undefined },
    } as unknown as Target;
    expect(addressOf(target)).toBe("/events/a%2Fb%20%3F");
    expect(placeAt("/events/a%2Fb%20%3F")).toMatchObject({ params: { slug: "a/b ?" } });
  });

  it("is read without the parameters that its page does not know", () => {
    expect(placeAt("/?city=Lyon&utm_source=letter&seats=99")?.search).toEqual({ city: "Lyon" });
    expect(placeAt(`/events/jazz?session=${SESSION.toUpperCase()}&seats=1.5`)?.search).toEqual({ session: SESSION });
    expect(placeAt("/my-bookings?page=2")?.search).toEqual({});
  });

  it("may end in a slash", () => {
    expect(placeAt("/my-bookings/")?.to).toBe("/my-bookings");
    expect(placeAt("/events/jazz/")).toMatchObject({ to: "/events/$slug", params: { slug: "jazz" } });
  });

  it("that is encoded wrongly leads to a page, which says that there is no such thing", () => {
    expect(placeAt("/events/%E0%A4%A")).toMatchObject({ to: "/events/$slug", params: { slug: "%E0%A4%A" } });
  });

  it.each(["/nowhere", "/events", "/events/", "/events/jazz/sessions", "/My-Bookings"])(
    "%s is none of ours",
    (path) => {
      expect(placeOf(path, "")).toBeNull();
    },
  );
});

describe("a target", () => {
  it("that is wrong does not compile", () => {
    // @ts-expect-error there is no such page
    const path: Target = { to: "/nowhere" };
    // @ts-expect-error which event
    const missing: Target = { to: "/events/$slug" };
    // @ts-expect-error it is called slug
    const wrong: Target = { to: "/events/$slug", params: { id: "jazz" } };
    // @ts-expect-error the home page knows no such field
    const field: Target = { to: "/", search: { town: "Lyon" } };
    expect([path, missing, wrong, field]).toHaveLength(4);
  });
});
