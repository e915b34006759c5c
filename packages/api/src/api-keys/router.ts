import { procedure, router, unwrap } from "../trpc.ts";
import { listApiKeys } from "./list-service.ts";
import { apiKey, apiKeyId, apiKeyPage, createApiKeyInput, listApiKeysInput, newApiKey } from "./schema.ts";
import { createApiKey, revokeApiKey } from "./service.ts";

/** Not in REST: a key that leaks must not make others. */
export const apiKeysRouter = router({
  list: procedure("api-keys.read")
    .input(listApiKeysInput)
    .output(apiKeyPage)
    .query(async ({ ctx, input }) => unwrap(await listApiKeys(ctx, input))),

  create: procedure("api-keys.manage")
    .input(createApiKeyInput)
    .output(newApiKey)
    .mutation(async ({ ctx, input }) => unwrap(await createApiKey(ctx, input))),

  revoke: procedure("api-keys.manage")
    .input(apiKeyId)
    .output(apiKey)
    .mutation(async ({ ctx, input }) => unwrap(await revokeApiKey(ctx, input.id))),
});
