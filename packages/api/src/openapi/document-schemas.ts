import { z } from "zod";
import { auditEntry, auditLogPage } from "../audit-log/schema.ts";
import { booking, bookingPage, bookingRow, ticket } from "../bookings/schema.ts";
import { category, categoryList } from "../categories/schema.ts";
import { REASONS } from "../errors.ts";
import { event, eventCard, eventPage } from "../events/schema.ts";
import { money } from "../fields.ts";
import { image } from "../images/schema.ts";
import { cancelledSession, priceTier, session, sessionList } from "../sessions/schema.ts";

export type JsonSchema = Record<string, unknown>;

/** The answers' schemas by the name they have in the document. */
const NAMED: Readonly<Record<string, z.ZodType>> = {
  AuditEntry: auditEntry,
  AuditLogPage: auditLogPage,
  Booking: booking,
  BookingPage: bookingPage,
  BookingRow: bookingRow,
  CancelledSession: cancelledSession,
  Category: category,
  CategoryList: categoryList,
  Event: event,
  EventCard: eventCard,
  EventPage: eventPage,
  Image: image,
  Money: money,
  PriceTier: priceTier,
  Session: session,
  SessionList: sessionList,
  Ticket: ticket,
};

const FIELD_ERROR: JsonSchema = {
  type: "object",
  properties: {
    path: { type: "string", description: "Where in the input, such as `priceTiers.0.fromPercent`." },
    message: { type: "string" },
  },
  required: ["path", "message"],
};

const PROBLEM: JsonSchema = {
  type: "object",
  description: "RFC 9457 problem details. Decide by `reason`; `title`, `detail` and `errors` are for people.",
  properties: {
    type: { type: "string", format: "uri-reference" },
    title: { type: "string" },
    status: { type: "integer" },
    reason: { type: "string", enum: Object.keys(REASONS) },
    detail: { type: "string" },
    errors: { type: "array", items: { $ref: "#/components/schemas/FieldError" } },
    availableSeats: { type: "integer", description: "Seats left, with `insufficient-seats`." },
    otherSessions: {
      type: "array",
      description: "Other sessions of the event with enough seats, with `insufficient-seats`.",
      items: {
        type: "object",
        properties: {
          id: { type: "string", format: "uuid" },
          startsAt: { type: "string", format: "date-time" },
          availableSeats: { type: "integer" },
        },
        required: ["id", "startsAt", "availableSeats"],
      },
    },
    count: { type: "integer", description: "How many bookings or seats stand in the way." },
    currentVersion: { type: "integer", description: "The stored version, with `edit-conflict`." },
    retryAfterSeconds: { type: "integer" },
    errorId: { type: "string", format: "uuid", description: "Names the log line of an unexpected error." },
  },
  required: ["type", "title", "status", "reason"],
};

/** `components.schemas`: each answer once, referring to the others by name. */
export function namedSchemas(): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(NAMED)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { io: "output", uri: (id) => `#/components/schemas/${id}` });
  const answers = Object.entries(schemas).map(([name, schema]): [string, JsonSchema] => [name, withoutMarks(schema)]);
  return Object.fromEntries([...answers, ["FieldError", FIELD_ERROR], ["Problem", PROBLEM]]);
}

/** A reference to a named answer. @throws when an answer has no name yet: give it one above */
export function referenceTo(output: z.ZodType): JsonSchema {
  const name = Object.keys(NAMED).find((key) => NAMED[key] === output);
  if (name === undefined) throw new Error("An answer in REST has no name in document-schemas.ts");
  return { $ref: `#/components/schemas/${name}` };
}

/** What a request may send. */
export function inputSchema(input: z.ZodType): JsonSchema {
  return withoutMarks(z.toJSONSchema(input, { io: "input" }));
}

function withoutMarks({ $schema: _, $id: __, ...schema }: JsonSchema): JsonSchema {
  return schema;
}
