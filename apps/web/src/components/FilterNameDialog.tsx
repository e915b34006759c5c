import { MOST_FILTER_NAME, type SavedFilter } from "@guichet/api/saved-filters/schema";
import { useEffect, useState } from "react";
import { Modal } from "react-bootstrap";
import { useTranslation } from "react-i18next";
import { trpc } from "../lib/trpc.ts";
import { ErrorNotice } from "./ErrorNotice.tsx";
import { Field } from "./Field.tsx";
import { FormFoot } from "./FormFoot.tsx";
import { useToast } from "./Toasts.tsx";

interface FilterNameDialogProps {
  /** What is named: the filters of now, or some that are kept already; null while it is closed. */
  readonly target: "new" | SavedFilter | null;
  readonly page: SavedFilter["page"];
  readonly query: string;
  readonly onDone: () => Promise<unknown>;
  readonly onClose: () => void;
}

/** Asks under which name filters are to be kept. */
export function FilterNameDialog({ target, page, query, onDone, onClose }: FilterNameDialogProps) {
  const { t } = useTranslation("admin");
  const toast = useToast();
  const [name, setName] = useState("");
  const onSuccess = async ({ name: kept }: SavedFilter) => {
    onClose();
    toast(t("savedFilters.saved", { name: kept }));
    await onDone();
  };
  const save = trpc.savedFilters.save.useMutation({ onSuccess });
  const rename = trpc.savedFilters.rename.useMutation({ onSuccess });
  const isNew = target === null || target === "new";
  useEffect(() => {
    if (target !== null) setName(target === "new" ? "" : target.name);
  }, [target]);
  const isBusy = save.isPending || rename.isPending;
  const submit = () => {
    if (name.trim() === "" || isBusy) return;
    if (isNew) save.mutate({ page, name, query });
    else rename.mutate({ id: target.id, name });
  };
  const error = save.error ?? rename.error;
  return (
    <Modal
      show={target !== null}
      onHide={onClose}
      onExited={() => {
        save.reset();
        rename.reset();
      }}
      centered
      aria-labelledby="filter-name-title"
    >
      <Modal.Body className="p-4">
        <h2 id="filter-name-title" className="h3">
          {t(isNew ? "savedFilters.saveTitle" : "savedFilters.renameTitle")}
        </h2>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <Field label={t("savedFilters.name")}>
            {(control) => (
              <input
                {...control}
                className="form-control"
                maxLength={MOST_FILTER_NAME}
                required
                autoComplete="off"
                value={name}
                onChange={(event) => setName(event.target.value)}
                // biome-ignore lint/a11y/noAutofocus: a dialog that was just asked for begins at its first field
                autoFocus
              />
            )}
          </Field>
          {error !== null && <ErrorNotice error={error} />}
          <FormFoot label={t("form.save")} isBusy={isBusy} onCancel={onClose} />
        </form>
      </Modal.Body>
    </Modal>
  );
}
