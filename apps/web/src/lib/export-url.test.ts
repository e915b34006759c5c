import { describe, expect, it } from "vitest";
import { exportUrl } from "./export-url.ts";

describe("the file of the filtered list", () => {
  it("takes every filter along, and each status", () => {
    const filters = { q: "zoé & co", eventId: "e1", sessionId: undefined, status: ["PENDING", "CONFIRMED"] };
    expect(exportUrl("bookings.csv", filters, "en")).toBe(
      "/exports/bookings.csv?q=zo%C3%A9+%26+co&eventId=e1&status=PENDING&status=CONFIRMED&locale=en",
    );
  });

  it("is the whole list when nothing is filtered", () => {
    expect(exportUrl("audit-log.csv", {}, "fr")).toBe("/exports/audit-log.csv?locale=fr");
  });
});
