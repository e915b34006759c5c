import type { ApiKey } from "@guichet/api/api-keys/schema";
import { useId, useState } from "react";
import { Button } from "react-bootstrap";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { LoadMore } from "../../components/LoadMore.tsx";
import { PageTitle } from "../../components/PageTitle.tsx";
import { LineSkeletons } from "../../components/Skeletons.tsx";
import { useAdminNavigate } from "../../lib/admin-navigation.ts";
import { apiKeysRoute } from "../../lib/admin-routes.ts";
import { type ApiKeysSearch, readApiKeysSearch } from "../../lib/admin-search.ts";
import { useMay } from "../../lib/staff-rights.ts";
import { trpc } from "../../lib/trpc.ts";
import { ApiKeysTable } from "./ApiKeysTable.tsx";
import { CreateKeyDialog } from "./CreateKeyDialog.tsx";
import { RevokeKeyDialog } from "./RevokeKeyDialog.tsx";

const PAGE_SIZE = 50;

/** The keys of programs: what there is and was, a new one, the end of one. */
export function ApiKeysPage() {
  const { t } = useTranslation("admin");
  // The router hands on what the reader dropped, too.
  const search = readApiKeysSearch(apiKeysRoute.useSearch());
  const navigate = useAdminNavigate();
  const mayManage = useMay("api-keys.manage");
  const [creating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  const keys = trpc.apiKeys.list.useInfiniteQuery(
    { ...search, limit: PAGE_SIZE },
    { getNextPageParam: (page) => page.nextCursor ?? undefined, placeholderData: (previous) => previous },
  );
  const rows = keys.data?.pages.flatMap((page) => page.items) ?? [];
  const filtered = search.state !== undefined;
  const showAll = () => void navigate({ to: "/api-keys", search: {} });

  return (
    <>
      <div className="page-head">
        <PageTitle title={t("apiKeys.title")} />
        {mayManage && <Button onClick={() => setCreating(true)}>{t("apiKeys.create")}</Button>}
      </div>
      <p className="text-body-secondary">{t("apiKeys.lead")}</p>
      <StateSelect value={search.state} />
      {keys.isPending && <LineSkeletons count={4} />}
      {keys.isError && <ErrorNotice error={keys.error} onRetry={() => void keys.refetch()} />}
      {keys.isSuccess && rows.length === 0 && (
        <EmptyState
          title={t(filtered ? "apiKeys.noneFound" : "apiKeys.none")}
          action={
            filtered && (
              <button type="button" className="btn btn-outline-secondary" onClick={showAll}>
                {t("apiKeys.showAll")}
              </button>
            )
          }
        >
          {t(filtered ? "apiKeys.noneFoundHelp" : "apiKeys.noneHelp")}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <>
          <ApiKeysTable keys={rows} onRevoke={mayManage ? setRevoking : null} />
          <LoadMore
            shown={rows.length}
            hasMore={keys.hasNextPage}
            busy={keys.isFetchingNextPage}
            onMore={() => void keys.fetchNextPage()}
          />
        </>
      )}
      <CreateKeyDialog show={creating} onClose={() => setCreating(false)} />
      <RevokeKeyDialog apiKey={revoking} onClose={() => setRevoking(null)} />
    </>
  );
}

function StateSelect({ value }: { value: ApiKeysSearch["state"] }) {
  const { t } = useTranslation("admin");
  const navigate = useAdminNavigate();
  const id = useId();
  return (
    <search className="filters">
      <div>
        <label htmlFor={id} className="form-label">
          {t("apiKeys.state")}
        </label>
        <select
          id={id}
          className="form-select form-select-sm"
          value={value ?? ""}
          onChange={({ target }) => {
            const state = target.value as "" | NonNullable<ApiKeysSearch["state"]>;
            void navigate({ to: "/api-keys", search: state === "" ? {} : { state } });
          }}
        >
          <option value="">{t("apiKeys.states.all")}</option>
          <option value="live">{t("apiKeys.states.live")}</option>
          <option value="ended">{t("apiKeys.states.ended")}</option>
        </select>
      </div>
    </search>
  );
}
