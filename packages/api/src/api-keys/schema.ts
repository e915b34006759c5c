import { z } from "zod";
import { id, instantOut, line, page, pageInput } from "../fields.ts";

/** From the most to the least that a key may do. */
export const API_KEY_SCOPES = ["admin", "read", "checkin"] as const;
export const apiKeyScope = z.enum(API_KEY_SCOPES);
export type ApiKeyScope = z.infer<typeof apiKeyScope>;

export const MOST_EXPIRY_DAYS = 3_650;

export const createApiKeyInput = z.strictObject({
  name: line(80),
  scope: apiKeyScope,
  /** Null: it never ends by itself. */
  expiresInDays: z.int().min(1).max(MOST_EXPIRY_DAYS).nullable(),
});
export type CreateApiKeyInput = z.infer<typeof createApiKeyInput>;

export const apiKeyState = z.enum(["live", "expired", "revoked"]);
export type ApiKeyState = z.infer<typeof apiKeyState>;

export const listApiKeysInput = z.strictObject({
  ...pageInput,
  /** Those that work, or those that do not any more; all when absent. */
  state: z.enum(["live", "ended"]).optional(),
});
export type ListApiKeysInput = z.infer<typeof listApiKeysInput>;

export const apiKey = z.object({
  id,
  name: z.string(),
  /** The first characters of the key: enough to recognise it. */
  prefix: z.string(),
  scope: apiKeyScope,
  state: apiKeyState,
  createdAt: instantOut,
  /** Who made it; null when a command did, or when their account is gone. */
  createdBy: z.string().nullable(),
  expiresAt: instantOut.nullable(),
  lastUsedAt: instantOut.nullable(),
  /** The address of that use. */
  lastUsedFrom: z.string().nullable(),
  revokedAt: instantOut.nullable(),
  /** Who ended it; null when a command did, when their account is gone, and while it is not revoked. */
  revokedBy: z.string().nullable(),
});
export type ApiKey = z.infer<typeof apiKey>;

export const apiKeyPage = page(apiKey);

/** The only time that a key is seen. */
export const newApiKey = z.object({ apiKey, key: z.string() });

export const apiKeyId = z.strictObject({ id });
