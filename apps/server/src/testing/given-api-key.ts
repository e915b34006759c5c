import { createApiKey, systemOrigin } from "@guichet/api/server";
import type { ApiKeyScope, Database } from "@guichet/db";

/** A new API key, as a command makes it. */
export async function givenApiKey(database: Database, scope: ApiKeyScope): Promise<string> {
  const origin = systemOrigin("test", () => new Date());
  const made = await createApiKey({ database, ...origin }, { name: "test", scope, expiresInDays: null });
  if (!made.ok) throw new Error(made.reason);
  return made.value.key;
}
