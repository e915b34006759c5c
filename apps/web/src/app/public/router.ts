import { createRouter, type RouterHistory } from "@tanstack/react-router";
import { CrashNotice } from "../../components/ErrorBoundary.tsx";
import { awaitHeading } from "../../lib/heading-focus.ts";
import { publicRouteTree } from "./routes.ts";

/** The router of the public interface; a test gives it a history of its own. */
export function createPublicRouter(history?: RouterHistory) {
  const router = createRouter({
    routeTree: publicRouteTree,
    scrollRestoration: true,
    // What a route does not understand of its address is not handed to it.
    search: { strict: true },
    defaultPreload: "intent",
    defaultErrorComponent: CrashNotice,
    ...(history === undefined ? {} : { history }),
  });
  router.subscribe("onBeforeNavigate", ({ fromLocation, pathChanged }) => {
    if (fromLocation !== undefined && pathChanged) awaitHeading();
  });
  return router;
}

declare module "@tanstack/react-router" {
  // Links and hooks check their paths against the public routes; the admin interface has its own typed links.
  interface Register {
    router: ReturnType<typeof createPublicRouter>;
  }
}
