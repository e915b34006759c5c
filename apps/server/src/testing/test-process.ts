import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ApiKeyScope } from "@guichet/db";
import { createTestDatabase } from "@guichet/db/testing";
import type { InjectOptions, LightMyRequestResponse } from "fastify";
import { expect } from "vitest";
import { createProcess, type GuichetProcess, type ProcessParts } from "../processes/process.ts";
import { type Env, readEnv } from "../settings/env.ts";
import { givenApiKey } from "./given-api-key.ts";

export const PUBLIC_URL = "http://localhost:8080";

export interface TestProcess extends GuichetProcess {
  readonly env: Env;
  /** Moves the clock of the process. */
  setNow(now: Date | null): void;
  /** A request to the API port. Whatever the document does not say of the answer's status fails the test. */
  rest(method: Method, url: string, options?: RestRequest): Promise<LightMyRequestResponse>;
  /** A new API key. */
  key(scope: ApiKeyScope): Promise<string>;
  /** Runs a statement that the process's own user of the database may not. */
  asMigrator(sql: string): Promise<void>;
  drop(): Promise<void>;
}

type Method = NonNullable<InjectOptions["method"]>;

export interface RestRequest {
  readonly key?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** A whole server process on a database of its own, not listening: requests are injected. */
export async function createTestProcess(
  settings: Record<string, string> = {},
  parts: ProcessParts = {},
): Promise<TestProcess> {
  const database = await createTestDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), "guichet-server-"));
  const env = readEnv({
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    LOG_LEVEL: "silent",
    DRAIN_SECONDS: "0",
    PUBLIC_URL,
    ...settings,
  });
  let frozen: Date | null = null;
  // No interface is there unless a test makes one: what happens to be built must not change what is tested.
  const guichet = await createProcess(env, { now: () => frozen ?? new Date(), dist: join(dataDir, "dist"), ...parts });
  return {
    ...guichet,
    env,
    setNow(now) {
      frozen = now;
    },
    async rest(method, url, { key, body, headers = {} } = {}) {
      const response = await guichet.api.inject({
        method,
        url,
        headers: {
          ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...headers,
        },
        ...(body === undefined ? {} : { payload: typeof body === "string" ? body : JSON.stringify(body) }),
      });
      expectDocumented(method, url, response);
      return response;
    },
    key: (scope) => givenApiKey(database.database, scope),
    asMigrator: database.asMigrator,
    async drop() {
      await guichet.close();
      await database.drop();
      rmSync(dataDir, { recursive: true });
    },
  };
}

const document = JSON.parse(readFileSync(new URL("../../../../docs/openapi.json", import.meta.url), "utf8")) as {
  paths: Record<string, Record<string, { responses: Record<string, unknown> }>>;
};

function expectDocumented(method: string, url: string, response: LightMyRequestResponse): void {
  const path = url.split("?")[0]?.replace(/\/$/, "") ?? "";
  const entry = Object.entries(document.paths).find(([template]) => {
    return new RegExp(`^${template.replace(/\/$/, "").replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(path);
  });
  const operation = entry?.[1][method.toLowerCase()];
  if (operation === undefined) return;
  expect(Object.keys(operation.responses), `${method} ${url} answered ${response.body}`).toContain(
    String(response.statusCode),
  );
}
