import fc from "fast-check";

/** As OpenAPI 3.1 and zod write it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Stands for the id of something that exists; whoever sends it puts one in (see KnownIds). */
export const KNOWN = ["@event@", "@session@", "@booking@"] as const;

/** Fields whose schema in JSON says less than ours: values that pass, so that what lies behind the checks is reached. */
const PASSING: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  sessionId: fc.constant("@session@"),
  eventId: fc.constant("@event@"),
  bookingId: fc.constant("@booking@"),
  id: fc.constantFrom(...KNOWN),
  email: fc.constantFrom("ada@example.org", "a+b@example.org"),
  timeZone: fc.constantFrom("Europe/Paris", "UTC", "America/Toronto"),
  currency: fc.constantFrom("EUR", "CHF"),
  slug: fc.stringMatching(/^[a-z]{1,12}(-[a-z0-9]{1,8}){0,2}$/),
  imageUrl: fc.constantFrom(null, "https://example.org/a.jpg"),
  startsAt: fc.constantFrom("2098-03-01T19:00:00Z", "2098-04-01T19:00:00+02:00"),
  endsAt: fc.constantFrom("2098-03-01T21:00:00Z", "2098-04-01T23:00:00+02:00"),
  capacity: fc.constantFrom(1, 5, 200),
};

/** What no field expects, or only some. */
export const GARBAGE: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    -0,
    -1,
    1.5,
    1e21,
    2 ** 53,
    -(2 ** 31) - 1,
    "",
    " ",
    "0",
    "1e0",
    "true",
  ),
  fc.constantFrom(
    "' OR '1'='1",
    '"; --',
    "\\",
    "%",
    "_",
    "\u0000",
    "\ud800",
    "\u202e",
    "ß",
    "İ",
    "👩‍👩‍👧",
    "a".repeat(5_000),
  ),
  fc.constantFrom("../../etc/passwd", "#{7*7}", "{{7*7}}", "<script>", "\r\nX: y", "=1+1", "1 UNION SELECT 1", "NaN"),
  fc.constantFrom("2026-02-30T00:00:00Z", "9999-12-31T23:59:59Z", "2026-01-01", "+275760-09-13T00:00:00Z", "now"),
  fc.constantFrom("00000000-0000-0000-0000-000000000000", "01955a5c-7a3e-7cc0-9d5d-2f6d3c0f7a11", ...KNOWN),
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.jsonValue({ maxDepth: 4 }),
  fc.array(fc.integer(), { maxLength: 200 }),
);

/** Names of fields that no schema has, or every object. */
export const ODD_NAMES = fc.oneof(
  fc.constantFrom(
    "__proto__",
    "constructor",
    "prototype",
    "toString",
    "hasOwnProperty",
    "length",
    "then",
    "",
    " ",
    "$where",
  ),
  fc.constantFrom(
    "status",
    "role",
    "isAdmin",
    "reserved",
    "version",
    "createdAt",
    "userId",
    "unitPrice",
    "idempotencyKey",
  ),
  fc.string({ maxLength: 12 }),
);

/** Any value as text: JSON may have objects that cannot say what they are. */
export function spelled(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** Values that fit a schema, or nearly always do. */
export function fitting(schema: JsonSchema, name = ""): fc.Arbitrary<unknown> {
  const passing = Object.hasOwn(PASSING, name) ? PASSING[name] : undefined;
  if (passing !== undefined) return passing;
  const { anyOf, enum: values, type } = schema as { anyOf?: JsonSchema[]; enum?: unknown[]; type?: string };
  if (anyOf !== undefined) return fc.oneof(...anyOf.map((one) => fitting(one)));
  if (values !== undefined) return fc.constantFrom(...values);
  switch (type) {
    case "integer":
    case "number":
      return wholeNumbers(schema as { minimum?: number; maximum?: number });
    case "boolean":
      return fc.boolean();
    case "string":
      return texts(schema as { format?: string; minLength?: number; maxLength?: number });
    case "array":
      return fc.array(fitting((schema["items"] ?? {}) as JsonSchema), { maxLength: 3 });
    case "object":
      return objects(schema);
    case "null":
      return fc.constant(null);
    default:
      return GARBAGE;
  }
}

/** Most of the time close to a bound, where mistakes are. */
function wholeNumbers({ minimum = 0, maximum = 1_000_000 }: { minimum?: number; maximum?: number }) {
  const [min, max] = [Math.max(minimum, -1e9), Math.min(maximum, 1e9)];
  return fc.oneof(
    fc.constantFrom(min, max),
    fc.integer({ min, max: Math.min(max, min + 12) }),
    fc.integer({ min, max }),
  );
}

function texts({ format, minLength = 0, maxLength = 40 }: { format?: string; minLength?: number; maxLength?: number }) {
  if (format === "uuid") return fc.oneof(fc.constantFrom<string>(...KNOWN), fc.uuid());
  if (format === "date-time") return fc.date({ min: new Date(0), noInvalidDate: true }).map((day) => day.toISOString());
  return fc.oneof(
    fc.constantFrom("concert", "Nuit du jazz", "Lyon"),
    fc.string({ unit: "grapheme", minLength, maxLength: Math.max(minLength, Math.min(maxLength, 40)) }),
  );
}

function objects(schema: JsonSchema): fc.Arbitrary<unknown> {
  const properties = Object.entries((schema["properties"] ?? {}) as Record<string, JsonSchema>);
  const required = (schema["required"] ?? []) as string[];
  const model = Object.fromEntries(properties.map(([name, property]) => [name, fitting(property, name)]));
  return fc.record(model, { requiredKeys: required.filter((name) => Object.hasOwn(model, name)) });
}

/** An object that fits but for one thing: a field missing, of another value, one too many, or a list around it. */
export function nearlyFitting(schema: JsonSchema): fc.Arbitrary<unknown> {
  const change = fc.constantFrom("drop", "replace", "add", "wrap", "text");
  return fc.tuple(fitting(schema), change, fc.nat(), GARBAGE, ODD_NAMES).map(([value, kind, at, garbage, odd]) => {
    const fields = Object.entries(Object(value) as object);
    const index = fields.length === 0 ? 0 : at % fields.length;
    switch (kind) {
      case "drop":
        return Object.fromEntries(fields.filter((_, i) => i !== index));
      case "replace":
        return Object.fromEntries(fields.map(([name, old], i) => [name, i === index ? garbage : old]));
      case "text":
        return Object.fromEntries(fields.map(([name, old], i) => [name, i === index ? spelled(old) : old]));
      case "add":
        // As JSON has it: a field named __proto__ is a field.
        return Object.defineProperty(Object.fromEntries(fields), odd, { value: garbage, enumerable: true });
      default:
        return [value];
    }
  });
}
