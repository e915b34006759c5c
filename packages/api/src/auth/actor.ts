import type { ApiKeyScope } from "@guichet/db";

/** Who makes a request. */
export type Actor =
  | { readonly type: "guest" }
  | {
      readonly type: "staff";
      readonly userId: string;
      readonly name: string;
      readonly email: string;
      readonly role: string;
    }
  | { readonly type: "api-key"; readonly keyId: string; readonly scope: ApiKeyScope };

export const GUEST: Actor = { type: "guest" };
