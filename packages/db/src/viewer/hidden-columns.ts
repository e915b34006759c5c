/**
 * What opens a door to whoever reads it, or would after some guessing: tokens, links, hashes of passwords and keys, second factors,
 * letters that are still to be sent. No person looks at it: not by the rights of who looks (viewer-grants.ts), nor in Studio by another
 * user (inspection/inspection.ts). By table, in the database's names.
 */
export const HIDDEN_COLUMNS: ReadonlyMap<string, readonly string[]> = new Map([
  ["api_keys", ["key_hash"]],
  ["auth_accounts", ["access_token", "id_token", "password", "refresh_token"]],
  ["auth_sessions", ["token"]],
  ["auth_verifications", ["value"]],
  ["outbox", ["payload"]],
  ["recovery_codes", ["code_hash"]],
  ["staff_invitations", ["token_hash"]],
  ["two_factors", ["sealed_secret"]],
]);
