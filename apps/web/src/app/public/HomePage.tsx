import { useNavigate, useSearch } from "@tanstack/react-router";
import { Catalogue } from "../../features/catalogue/Catalogue.tsx";

export function HomePage() {
  const search = useSearch({ from: "/" });
  const navigate = useNavigate();
  return (
    <Catalogue
      search={search}
      onSearch={(next, { replace }) => void navigate({ to: "/", search: next, replace, resetScroll: false })}
    />
  );
}
