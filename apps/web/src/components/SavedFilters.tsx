import type { SavedFilter } from "@guichet/api/saved-filters/schema";
import bookmarkIcon from "bootstrap-icons/icons/bookmark.svg?url";
import { useState } from "react";
import { Dropdown } from "react-bootstrap";
import { useTranslation } from "react-i18next";
import { trpc } from "../lib/trpc.ts";
import { FilterNameDialog } from "./FilterNameDialog.tsx";
import { Icon } from "./Icon.tsx";
import { useToast } from "./Toasts.tsx";

interface SavedFiltersProps {
  readonly page: SavedFilter["page"];
  /** The filters of now as the query string of the page's address; empty when there are none. */
  readonly query: string;
  readonly onApply: (query: string) => void;
}

/** One's own filters of a list: apply one, keep those of now, give one another name, forget one and take that back. */
export function SavedFilters({ page, query, onApply }: SavedFiltersProps) {
  const { t } = useTranslation("admin");
  const toast = useToast();
  const utils = trpc.useUtils();
  const [isWanted, setWanted] = useState(false);
  const want = () => setWanted(true);
  const saved = trpc.savedFilters.list.useQuery({ page }, { staleTime: 60_000, enabled: isWanted });
  const [naming, setNaming] = useState<"new" | SavedFilter | null>(null);
  const refresh = () => utils.savedFilters.list.invalidate({ page });
  const restore = trpc.savedFilters.save.useMutation({ onSettled: refresh });
  const remove = trpc.savedFilters.delete.useMutation({ onSettled: refresh });
  const items = saved.data?.items ?? [];

  async function forget({ id, name, query: kept }: SavedFilter) {
    await remove.mutateAsync({ id });
    toast(t("savedFilters.deleted", { name }), {
      undo: async () => void (await restore.mutateAsync({ page, name, query: kept })),
    });
  }

  return (
    <>
      <Dropdown align="end" onToggle={want}>
        <Dropdown.Toggle variant="outline-secondary" onPointerEnter={want} onFocus={want}>
          <Icon src={bookmarkIcon} /> {t("savedFilters.title")}
        </Dropdown.Toggle>
        <Dropdown.Menu className="saved-filters shadow-sm">
          {saved.isSuccess && items.length === 0 && (
            <Dropdown.ItemText className="text-body-secondary">{t("savedFilters.none")}</Dropdown.ItemText>
          )}
          {items.map((filter) => (
            <div key={filter.id} className="saved-filter">
              <Dropdown.Item
                as="button"
                type="button"
                aria-current={filter.query === query ? "true" : undefined}
                onClick={() => onApply(filter.query)}
              >
                {filter.name}
              </Dropdown.Item>
              <Dropdown.Item
                as="button"
                type="button"
                className="saved-filter-change"
                aria-label={t("savedFilters.renameOne", { name: filter.name })}
                onClick={() => setNaming(filter)}
              >
                {t("savedFilters.rename")}
              </Dropdown.Item>
              <Dropdown.Item
                as="button"
                type="button"
                className="saved-filter-change"
                aria-label={t("savedFilters.deleteOne", { name: filter.name })}
                onClick={() => void forget(filter).catch(() => undefined)}
              >
                {t("savedFilters.delete")}
              </Dropdown.Item>
            </div>
          ))}
          <Dropdown.Divider />
          <Dropdown.Item as="button" type="button" disabled={query === ""} onClick={() => setNaming("new")}>
            {t("savedFilters.save")}
          </Dropdown.Item>
        </Dropdown.Menu>
      </Dropdown>
      <FilterNameDialog target={naming} page={page} query={query} onDone={refresh} onClose={() => setNaming(null)} />
    </>
  );
}
