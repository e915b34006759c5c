import { useId, useState } from "react";
import { Offcanvas } from "react-bootstrap";
import { useTranslation } from "react-i18next";
import { Filters, type FiltersProps } from "./Filters.tsx";

/** The filters on a narrow screen. Each works at once; the list behind the sheet follows. */
export function FilterSheet({ search, onSearch, onClose }: FiltersProps & { readonly onClose: () => void }) {
  const { t } = useTranslation("public");
  const common = useTranslation("common");
  const id = useId();
  const [isShown, setShown] = useState(true);
  return (
    <Offcanvas
      show={isShown}
      onHide={() => setShown(false)}
      onExited={onClose}
      placement="bottom"
      className="filter-sheet"
      aria-labelledby={id}
    >
      <Offcanvas.Header closeButton closeLabel={common.t("dialog.close")}>
        <Offcanvas.Title as="h2" id={id} className="h4">
          {t("catalogue.filters.title")}
        </Offcanvas.Title>
      </Offcanvas.Header>
      <Offcanvas.Body>
        <Filters search={search} onSearch={onSearch} />
        <button type="button" className="btn btn-primary w-100" onClick={() => setShown(false)}>
          {t("catalogue.filters.done")}
        </button>
      </Offcanvas.Body>
    </Offcanvas>
  );
}
