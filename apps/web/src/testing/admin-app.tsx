import type { RoleOrNone } from "@guichet/api/auth/schema";
import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { createAdminRouter } from "../app/admin/router.tsx";
import { renderWithProviders } from "./render.tsx";
import { answer } from "./server.ts";
import { aStaff } from "./staff.ts";

/** The whole admin interface at an address; only the network is played. */
export function openAdmin(path: string) {
  const router = createAdminRouter(createMemoryHistory({ initialEntries: [path] }));
  const address = () => router.state.location.href;
  return { address, back: () => router.history.back(), ...renderWithProviders(<RouterProvider router={router} />) };
}

/** The same, for somebody who has signed in. */
export function openAsStaff(path: string, role?: RoleOrNone) {
  answer("auth.me", () => ({ staff: aStaff(role) }));
  return openAdmin(path);
}
