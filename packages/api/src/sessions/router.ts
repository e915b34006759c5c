import { z } from "zod";
import { event } from "../events/schema.ts";
import { procedure, router, unwrap } from "../trpc.ts";
import { createSession, createSessionSeries } from "./add-service.ts";
import { cancelSession } from "./cancel-service.ts";
import { duplicateWithSessions } from "./copy-service.ts";
import { deleteSession } from "./delete-service.ts";
import { countLive } from "./live-bookings-service.ts";
import {
  cancelledSession,
  cancelSessionInput,
  createSessionInput,
  createSessionSeriesInput,
  duplicateWithSessionsInput,
  liveBookings,
  liveBookingsOf,
  session,
  sessionKey,
  sessionList,
  sessionSeries,
  sessionsOfEvent,
  updateSessionInput,
} from "./schema.ts";
import { listSessions, updateSession } from "./service.ts";

const tag = "sessions";

export const sessionsRouter = router({
  list: procedure("sessions.read")
    .meta({ openapi: { method: "GET", path: "/events/{id}/sessions", tag, summary: "List the sessions of an event" } })
    .input(sessionsOfEvent)
    .output(sessionList)
    .query(async ({ ctx, input }) => unwrap(await listSessions(ctx, input.id))),

  create: procedure("sessions.manage")
    .meta({
      openapi: {
        method: "POST",
        path: "/events/{id}/sessions",
        tag,
        summary: "Add a session to an event",
        status: 201,
        location: "/sessions/{id}",
        versioned: true,
      },
    })
    .input(createSessionInput)
    .output(session)
    .mutation(async ({ ctx, input }) => unwrap(await createSession(ctx, input))),

  createSeries: procedure("sessions.manage")
    .input(createSessionSeriesInput)
    .output(sessionSeries)
    .mutation(async ({ ctx, input }) => unwrap(await createSessionSeries(ctx, input))),

  duplicateEvent: procedure("events.manage")
    .input(duplicateWithSessionsInput)
    .output(event)
    .mutation(async ({ ctx, input }) => unwrap(await duplicateWithSessions(ctx, input))),

  liveBookings: procedure("sessions.manage")
    .input(liveBookingsOf)
    .output(liveBookings)
    .query(async ({ ctx, input }) => countLive(ctx, input)),

  update: procedure("sessions.manage")
    .meta({ openapi: { method: "PATCH", path: "/sessions/{id}", tag, summary: "Change a session", versioned: true } })
    .input(updateSessionInput)
    .output(session)
    .mutation(async ({ ctx, input }) => unwrap(await updateSession(ctx, input))),

  cancel: procedure("sessions.manage")
    .meta({
      openapi: {
        method: "POST",
        path: "/sessions/{id}/cancel",
        tag,
        summary: "Cancel a session and its live bookings",
      },
    })
    .input(cancelSessionInput)
    .output(cancelledSession)
    .mutation(async ({ ctx, input }) => unwrap(await cancelSession(ctx, input))),

  delete: procedure("sessions.manage")
    .meta({
      openapi: {
        method: "DELETE",
        path: "/sessions/{id}",
        tag,
        summary: "Delete a session without live bookings",
        status: 204,
      },
    })
    .input(sessionKey)
    .output(z.void())
    .mutation(async ({ ctx, input }) => unwrap(await deleteSession(ctx, input))),
});
