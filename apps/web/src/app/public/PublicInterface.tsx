import { Suspense, startTransition, useEffect, useLayoutEffect, useMemo, useState } from "react";
import { ErrorBoundary } from "../../components/ErrorBoundary.tsx";
import { placeOf } from "../../lib/navigation/addresses.ts";
import { HereContext } from "../../lib/navigation/here.ts";
import { firstEntry, followHistory } from "../../lib/navigation/history.ts";
import { scrollFor } from "../../lib/navigation/scroll.ts";
import { PublicLayout } from "./PublicLayout.tsx";
import { PublicPage } from "./PublicPage.tsx";
import { preload } from "./pages.ts";

/** The page that the address leads to, in what surrounds every page. Until its scripts are there, the page before it stays. */
export function PublicInterface() {
  const [entry, setEntry] = useState(firstEntry);
  useEffect(() => followHistory((next) => startTransition(() => setEntry(next))), []);
  useLayoutEffect(() => scrollFor(entry), [entry]);
  const { pathname, search } = entry;
  const here = useMemo(() => ({ pathname, search, preload }), [pathname, search]);
  const place = useMemo(() => placeOf(pathname, search), [pathname, search]);
  return (
    <HereContext value={here}>
      <PublicLayout>
        <Suspense>
          {/* A page that broke does not break the next one. */}
          <ErrorBoundary key={pathname}>
            <PublicPage place={place} />
          </ErrorBoundary>
        </Suspense>
      </PublicLayout>
    </HereContext>
  );
}
