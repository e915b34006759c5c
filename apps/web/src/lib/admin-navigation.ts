import {
  type createRouter,
  Link,
  type LinkComponentProps,
  type NavigateOptions,
  useNavigate,
} from "@tanstack/react-router";
import type { ReactElement } from "react";
import type { adminRouteTree } from "./admin-routes.ts";

type AdminRouter = ReturnType<typeof createRouter<typeof adminRouteTree>>;

/** A link inside the admin interface: a wrong path or a missing parameter does not compile. */
export const AdminLink = Link as unknown as <
  const From extends string = string,
  const To extends string | undefined = undefined,
>(
  props: LinkComponentProps<"a", AdminRouter, From, To>,
) => ReactElement;

type AdminNavigate = <const To extends string | undefined, const From extends string = string>(
  options: NavigateOptions<AdminRouter, From, To>,
) => Promise<void>;

/** Goes to a page of the admin interface, with the same checks as {@link AdminLink}. */
export function useAdminNavigate(): AdminNavigate {
  return useNavigate() as unknown as AdminNavigate;
}
