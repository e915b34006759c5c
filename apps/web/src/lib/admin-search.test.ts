import { describe, expect, it } from "vitest";
import { readBookingsSearch, readEventsSearch, readSignInSearch } from "./admin-search.ts";

describe("the address of a filtered list", () => {
  it("keeps what it understands", () => {
    expect(readEventsSearch({ q: " jazz ", status: "DRAFT", city: "Lyon", category: "concerts" })).toEqual({
      q: "jazz",
      status: "DRAFT",
      city: "Lyon",
      category: "concerts",
    });
  });

  it("drops what it does not understand, and keeps the rest", () => {
    expect(readEventsSearch({ q: "jazz", status: "SOLD", category: "<script>", page: 3 })).toEqual({ q: "jazz" });
  });

  it("reads a search for a number as text", () => {
    expect(readEventsSearch({ q: 2026 })).toEqual({ q: "2026" });
  });

  it("takes several statuses of bookings, and no empty choice", () => {
    expect(readBookingsSearch({ status: ["PENDING", "CONFIRMED"] })).toEqual({ status: ["PENDING", "CONFIRMED"] });
    expect(readBookingsSearch({ status: "PENDING" })).toEqual({ status: ["PENDING"] });
    expect(readBookingsSearch({ status: [] })).toEqual({});
  });
});

describe("where a sign-in leads back to", () => {
  it("is a path of this interface", () => {
    expect(readSignInSearch({ next: "/events?q=jazz" })).toEqual({ next: "/events?q=jazz" });
  });

  it.each(["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", 7])(
    "is never %s",
    (next) => {
      expect(readSignInSearch({ next })).toEqual({});
    },
  );
});
