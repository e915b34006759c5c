import type { RouterOutputs } from "@guichet/api";
import { can } from "@guichet/api/auth/policy";
import { ACTIONS, type RoleOrNone } from "@guichet/api/auth/schema";

type Staff = NonNullable<RouterOutputs["auth"]["me"]["staff"]>;

/** Who is signed in, with what the server's own policy lets their role do. */
export function aStaff(role: RoleOrNone = "admin"): Staff {
  const id = "01900000-0000-7000-8000-00000000a001";
  const actor = {
    type: "staff",
    userId: id,
    name: "Camille",
    email: "camille@example.org",
    role,
    authSessionId: "01900000-0000-7000-8000-00000000a002",
    authenticatedAt: new Date(),
    mustSetUpTwoFactor: false,
  } as const;
  const { name, email, mustSetUpTwoFactor } = actor;
  return { id, name, email, role, mustSetUpTwoFactor, actions: ACTIONS.filter((action) => can(actor, action)) };
}
