import type { CatalogueSearch } from "@guichet/api/events/catalogue-search-rules";
import { Catalogue } from "../../features/catalogue/Catalogue.tsx";
import { navigate } from "../../lib/navigation/history.ts";

export function HomePage({ search }: { search: CatalogueSearch }) {
  return (
    <Catalogue
      search={search}
      onSearch={(next, { replace }) => navigate({ to: "/", search: next, replace, resetScroll: false })}
      onEvent={(slug) => navigate({ to: "/events/$slug", params: { slug }, search: seatsOf(search) })}
    />
  );
}

/** Who looks for three seats books three. */
function seatsOf({ seats }: { readonly seats?: number }) {
  return seats === undefined ? {} : { seats };
}
