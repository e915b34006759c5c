import { useId } from "react";
import { Dropdown } from "react-bootstrap";
import { useTranslation } from "react-i18next";
import { useToastHere } from "../../components/Toasts.tsx";
import { type ChosenColumns, COLUMNS, type Column } from "./use-columns.ts";

/** Which columns the table has. */
export function ColumnMenu({ columns, choose }: ChosenColumns) {
  const { t } = useTranslation("admin");
  const toast = useToastHere();
  const toggle = (column: Column) => {
    const isShown = columns.includes(column);
    choose(COLUMNS.filter((other) => (other === column) !== columns.includes(other)));
    toast(t(isShown ? "events.columnHidden" : "events.columnShown", { column: t(`events.columns.${column}`) }), {
      undo: () => choose(columns),
      about: "columns",
    });
  };
  const id = useId();
  return (
    <Dropdown align="end" autoClose="outside" className="column-menu">
      <Dropdown.Toggle variant="outline-secondary" size="sm">
        {t("events.chooseColumns")}
      </Dropdown.Toggle>
      <Dropdown.Menu className="shadow-sm px-3" role="group" aria-label={t("events.chooseColumns")}>
        {COLUMNS.map((column) => (
          <div key={column} className="form-check">
            <input
              type="checkbox"
              id={`${id}-${column}`}
              className="form-check-input"
              checked={columns.includes(column)}
              onChange={() => toggle(column)}
            />
            <label htmlFor={`${id}-${column}`} className="form-check-label">
              {t(`events.columns.${column}`)}
            </label>
          </div>
        ))}
      </Dropdown.Menu>
    </Dropdown>
  );
}
