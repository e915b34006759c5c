import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { visitorTimeZone } from "../../lib/time-zone.ts";
import { openAsStaff } from "../../testing/admin-app.tsx";
import { anEvent } from "../../testing/fixtures.ts";
import { answer } from "../../testing/server.ts";

/** The day's figures, with one session to come at this moment in this zone. */
function playNextSession(startsAt: string, timeZone: string) {
  const { id: eventId, title: eventTitle } = anEvent();
  const session = { id: "01900000-0000-7000-8000-0000000005e1", eventId, eventTitle, capacity: 50, reserved: 10 };
  answer("dashboard.today", () => ({
    today: { bookings: 0, confirmed: 0, seats: 0, revenue: [] },
    pendingHolds: 0,
    publishedEvents: 1,
    nextSessions: [{ ...session, startsAt, timeZone }],
    latestBookings: [],
  }));
}

describe("the next sessions", () => {
  it("name the zone of their clock where it is not the reader's", async () => {
    playNextSession("2097-06-15T15:00:00.000Z", "Indian/Reunion");
    openAsStaff("/");
    const time = await screen.findByText(/19:00/);
    expect(time.textContent).toContain("UTC+4");
  });

  it("name none where it is", async () => {
    playNextSession("2097-06-15T15:00:00.000Z", visitorTimeZone());
    openAsStaff("/");
    const time = await screen.findByText(/sam\. 15 juin/);
    expect(time.textContent).not.toContain("UTC");
  });
});
