import { z } from "zod";
import { procedure, router, unwrap } from "../trpc.ts";
import { changeStatusOfMany } from "./bulk-status-service.ts";
import { calendarInput, calendarMonth } from "./calendar-schema.ts";
import { readCalendar } from "./calendar-service.ts";
import { changeEventStatus, deleteEvent, updateEvent } from "./change-service.ts";
import { duplicateEvent } from "./duplicate-service.ts";
import { listCities, listEvents } from "./list-service.ts";
import { nearEvents, nearInput } from "./near-schema.ts";
import { listNearEvents } from "./near-service.ts";
import {
  changeStatusOfManyInput,
  cityList,
  createEventInput,
  event,
  eventKey,
  eventPage,
  listEventsInput,
  statusOutcomes,
  updateEventInput,
  versionedEventKey,
} from "./schema.ts";
import { createEvent, getEvent } from "./service.ts";
import { suggestInput, suggestions } from "./suggest-schema.ts";
import { suggest } from "./suggest-service.ts";

const tag = "events";

export const eventsRouter = router({
  list: procedure("events.read")
    .meta({ openapi: { method: "GET", path: "/events/", tag, summary: "Find events" } })
    .input(listEventsInput)
    .output(eventPage)
    .query(async ({ ctx, input }) => unwrap(await listEvents(ctx, input))),

  cities: procedure("events.read")
    .input(z.strictObject({}).optional())
    .output(cityList)
    .query(({ ctx }) => listCities(ctx)),

  suggest: procedure("events.read")
    .input(suggestInput)
    .output(suggestions)
    .query(({ ctx, input }) => suggest(ctx, input.q)),

  calendar: procedure("events.read")
    .input(calendarInput)
    .output(calendarMonth)
    .query(({ ctx, input }) => readCalendar(ctx, input)),

  near: procedure("events.read")
    .input(nearInput)
    .output(nearEvents)
    .query(({ ctx, input }) => listNearEvents(ctx, input)),

  get: procedure("events.read")
    .meta({
      openapi: { method: "GET", path: "/events/{id}", tag, summary: "Read an event by id or slug", versioned: true },
    })
    .input(eventKey)
    .output(event)
    .query(async ({ ctx, input }) => unwrap(await getEvent(ctx, input.id))),

  create: procedure("events.manage")
    .meta({
      openapi: {
        method: "POST",
        path: "/events/",
        tag,
        summary: "Create an event",
        status: 201,
        location: "/events/{id}",
        versioned: true,
      },
    })
    .input(createEventInput)
    .output(event)
    .mutation(async ({ ctx, input }) => unwrap(await createEvent(ctx, input))),

  update: procedure("events.manage")
    .meta({ openapi: { method: "PATCH", path: "/events/{id}", tag, summary: "Change an event", versioned: true } })
    .input(updateEventInput)
    .output(event)
    .mutation(async ({ ctx, input }) => unwrap(await updateEvent(ctx, input))),

  publish: procedure("events.manage")
    .meta({
      openapi: { method: "POST", path: "/events/{id}/publish", tag, summary: "Publish an event", versioned: true },
    })
    .input(versionedEventKey)
    .output(event)
    .mutation(async ({ ctx, input }) => unwrap(await changeEventStatus(ctx, input, "PUBLISHED"))),

  archive: procedure("events.manage")
    .meta({
      openapi: { method: "POST", path: "/events/{id}/archive", tag, summary: "Archive an event", versioned: true },
    })
    .input(versionedEventKey)
    .output(event)
    .mutation(async ({ ctx, input }) => unwrap(await changeEventStatus(ctx, input, "ARCHIVED"))),

  changeStatusOfMany: procedure("events.manage")
    .input(changeStatusOfManyInput)
    .output(statusOutcomes)
    .mutation(({ ctx, input }) => changeStatusOfMany(ctx, input)),

  duplicate: procedure("events.manage")
    .meta({
      openapi: {
        method: "POST",
        path: "/events/{id}/duplicate",
        tag,
        summary: "Copy an event as a draft, without its sessions",
        status: 201,
        location: "/events/{id}",
        versioned: true,
      },
    })
    .input(eventKey)
    .output(event)
    .mutation(async ({ ctx, input }) => unwrap(await duplicateEvent(ctx, input.id))),

  delete: procedure("events.manage")
    .meta({
      openapi: {
        method: "DELETE",
        path: "/events/{id}",
        tag,
        summary: "Delete an event without live bookings",
        status: 204,
        versioned: true,
      },
    })
    .input(versionedEventKey)
    .output(z.void())
    .mutation(async ({ ctx, input }) => unwrap(await deleteEvent(ctx, input))),
});
