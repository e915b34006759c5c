import { useNavigate, useSearch } from "@tanstack/react-router";
import { Catalogue } from "../../features/catalogue/Catalogue.tsx";

export function HomePage() {
  const search = useSearch({ from: "/" });
  const navigate = useNavigate();
  return (
    <Catalogue
      search={search}
      onSearch={(next, { replace }) => void navigate({ to: "/", search: next, replace, resetScroll: false })}
      onEvent={(slug) => void navigate({ to: "/events/$slug", params: { slug }, search: seatsOf(search) })}
    />
  );
}

/** Who looks for three seats books three. */
function seatsOf({ seats }: { readonly seats?: number }) {
  return seats === undefined ? {} : { seats };
}
