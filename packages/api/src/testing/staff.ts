import type { StaffActor } from "../auth/actor.ts";

/** An owner who has just signed in, at the time of the tests' clock. */
export const STAFF = {
  type: "staff",
  userId: "0190a000-0000-7000-8000-000000000001",
  name: "Test Staff",
  email: "staff@example.org",
  role: "owner",
  authSessionId: "0190a000-0000-7000-8000-000000000002",
  authenticatedAt: new Date("2030-03-01T12:00:00.000Z"),
  mustSetUpTwoFactor: false,
} as const satisfies StaffActor;
