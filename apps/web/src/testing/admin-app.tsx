import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { createAdminRouter } from "../app/admin/router.tsx";
import { renderWithProviders } from "./render.tsx";
import { answer } from "./server.ts";

const staff = {
  id: "01900000-0000-7000-8000-00000000a001",
  name: "Camille",
  email: "camille@example.org",
  role: "admin",
};

/** The whole admin interface at an address; only the network is played. */
export function openAdmin(path: string) {
  const router = createAdminRouter(createMemoryHistory({ initialEntries: [path] }));
  const address = () => router.state.location.href;
  return { address, back: () => router.history.back(), ...renderWithProviders(<RouterProvider router={router} />) };
}

/** The same, for somebody who has signed in. */
export function openAsStaff(path: string) {
  answer("auth.me", () => ({ staff }));
  return openAdmin(path);
}
