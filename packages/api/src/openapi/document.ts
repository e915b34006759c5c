import { GUEST } from "../auth/actor.ts";
import { can } from "../auth/policy.ts";
import { answersOf, hasEntityTag } from "./document-answers.ts";
import { exampleOf } from "./document-examples.ts";
import { IMAGE_PATHS } from "./document-images.ts";
import { inputSchema, type JsonSchema, namedSchemas } from "./document-schemas.ts";
import { listOperations, type Operation } from "./operations.ts";

const VERSION = "0.1.0";

/**
 * The OpenAPI 3.1 document of the REST API, made from the procedures' own schemas. It is kept in docs/openapi.json, and a test
 * compares the two (`node packages/api/src/openapi/document-cli.ts` writes it).
 */
export function createDocument(): JsonSchema {
  const operations = listOperations();
  const paths = Object.groupBy(operations, (operation) => operation.rest.path);
  return {
    openapi: "3.1.1",
    info: {
      title: "Guichet",
      version: VERSION,
      description:
        "Events, their sessions and bookings. Every path also answers with, or without, a trailing slash. Instants are ISO 8601 " +
        "in UTC, prices integer minor units. Errors are RFC 9457 problem details in French or English (Accept-Language).",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/", description: "This server" }],
    tags: ["events", "sessions", "bookings", "categories", "audit-log"].map((name) => ({ name })),
    paths: {
      ...Object.fromEntries(
        Object.entries(paths).map(([path, members = []]) => [
          path,
          Object.fromEntries(members.map((operation) => [operation.rest.method.toLowerCase(), describe(operation)])),
        ]),
      ),
      ...IMAGE_PATHS,
    },
    components: {
      schemas: namedSchemas(),
      securitySchemes: {
        apiKey: {
          type: "http",
          scheme: "bearer",
          description: "An API key (`gch_…`), made in the admin interface or with `npm run admin`.",
        },
      },
      headers: HEADERS,
      parameters: PARAMETERS,
    },
  };
}

const HEADERS = {
  ETag: {
    description: 'Changes with the answer. Of what has a `version`, it begins with that, as in `"3.mTq0…"`.',
    schema: { type: "string" },
  },
  Location: { description: "Where the new resource is.", schema: { type: "string", format: "uri-reference" } },
  Link: { description: 'The next page, with `rel="next"`, when there is one.', schema: { type: "string" } },
  RateLimit: {
    description:
      "How many requests are left in this minute (`r`) and after how many seconds it ends (`t`), of this key or of this address. " +
      "An estimate: what others use meanwhile is missing. As in draft-ietf-httpapi-ratelimit-headers.",
    schema: { type: "string" },
    example: '"address";r=29953;t=42',
  },
  RateLimitPolicy: {
    description: "How many requests (`q`) there are in so many seconds (`w`).",
    schema: { type: "string" },
    example: '"address";q=30000;w=60',
  },
  RetryAfter: { description: "Come back after so many seconds.", schema: { type: "integer" } },
};

const PARAMETERS = {
  AcceptLanguage: {
    name: "Accept-Language",
    in: "header",
    description: "Language of errors: `fr` (default) or `en`, which is also for who asks only for others.",
    schema: { type: "string" },
    example: "en",
  },
  IfMatch: {
    name: "If-Match",
    in: "header",
    description: "Change only this version: its ETag, or its `version` in quotes. Otherwise 412.",
    schema: { type: "string" },
    example: '"3"',
  },
  IdempotencyKey: {
    name: "Idempotency-Key",
    in: "header",
    description:
      "Made up by the client for one booking, such as a UUID: 1 to 255 ASCII characters, remembered for 24 hours. The same " +
      "request with the same key gets the same answer, another request 422, one in progress 409. A refusal is not remembered.",
    schema: { type: "string", minLength: 1, maxLength: 255 },
    example: "0b5f3a52-5f0e-4d0c-9d07-3d5bb0f4a2a6",
  },
  IfNoneMatch: {
    name: "If-None-Match",
    in: "header",
    description: "Answer 304 when nothing has changed since the answer with this ETag.",
    schema: { type: "string" },
    example: '"3"',
  },
};

function describe(operation: Operation): JsonSchema {
  const { rest, path, policy } = operation;
  const schema = inputSchema(operation.input);
  const properties = (schema["properties"] ?? {}) as Record<string, JsonSchema>;
  const required = new Set((schema["required"] ?? []) as string[]);
  const inHeader = rest.idempotent ? ["idempotencyKey"] : [];
  const elsewhere = [...operation.pathParams, ...inHeader];
  const others = Object.keys(properties).filter((name) => !elsewhere.includes(name));
  const hasBody = rest.method === "POST" || rest.method === "PATCH";
  const inQuery = hasBody ? [] : others.filter((name) => !(name === "version" && rest.versioned));
  return {
    operationId: path.replace(/\.(\w)/, (_, letter: string) => letter.toUpperCase()),
    tags: [rest.tag],
    summary: rest.summary,
    ...(rest.description === undefined ? {} : { description: rest.description }),
    // A guest may call what is public; a key sees more. Elsewhere a key is needed.
    security: can(GUEST, policy) ? [{}, { apiKey: [] }] : [{ apiKey: [] }],
    parameters: [
      ...operation.pathParams.map((name) => ({ name, in: "path", required: true, schema: properties[name] })),
      ...inQuery.map((name) => queryParameter(name, properties[name] ?? {}, required.has(name))),
      ...(rest.idempotent ? [{ $ref: "#/components/parameters/IdempotencyKey" }] : []),
      ...conditionParameters(operation),
      { $ref: "#/components/parameters/AcceptLanguage" },
    ],
    ...(hasBody && others.length > 0 ? { requestBody: bodyOf(operation, schema, others) } : {}),
    responses: answersOf(operation),
  };
}

function queryParameter(name: string, schema: JsonSchema, required: boolean): JsonSchema {
  const isList = schema["type"] === "array";
  return {
    name,
    in: "query",
    ...(required && !("default" in schema) ? { required: true } : {}),
    schema,
    ...(isList ? { style: "form", explode: true, description: "Several: repeat it, or separate by commas." } : {}),
  };
}

function conditionParameters(operation: Operation): JsonSchema[] {
  const { type, fields } = operation;
  if (type === "query") return hasEntityTag(operation) ? [{ $ref: "#/components/parameters/IfNoneMatch" }] : [];
  return Object.hasOwn(fields, "version") ? [{ $ref: "#/components/parameters/IfMatch" }] : [];
}

function bodyOf({ path }: Operation, schema: JsonSchema, names: readonly string[]): JsonSchema {
  const properties = (schema["properties"] ?? {}) as Record<string, JsonSchema>;
  const required = ((schema["required"] ?? []) as string[]).filter((name) => names.includes(name));
  const body = {
    ...schema,
    properties: Object.fromEntries(names.map((name) => [name, properties[name]])),
    ...(required.length > 0 ? { required } : { required: undefined }),
  };
  const example = exampleOf(path);
  return {
    required: required.length > 0,
    content: { "application/json": { schema: body, ...(example === undefined ? {} : { example }) } },
  };
}
