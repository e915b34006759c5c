/** What a row of a list is opened with: its name, or else the first thing in it that does something. */
const OPENERS = ["th a[href], th button", "a[href], button:not(:disabled)"];

function openerOf(row: Element): HTMLElement | null {
  for (const selector of OPENERS) {
    const opener = row.querySelector<HTMLElement>(selector);
    if (opener !== null) return opener;
  }
  return null;
}

function currentRow(): Element | null {
  return document.activeElement?.closest("main tbody tr") ?? null;
}

/** Whether the focus is in a row of a table. */
export function isInRow(): boolean {
  return currentRow() !== null;
}

/**
 * Gives the focus to what opens the next row of the page's tables, or the one before: Enter then opens it, as it does by itself. From
 * elsewhere it begins with the first row.
 * @returns whether there was one
 */
export function walkRows(step: 1 | -1): boolean {
  const rows = [...document.querySelectorAll("main tbody tr")].filter((row) => openerOf(row) !== null);
  const current = currentRow();
  const at = current === null ? -1 : rows.indexOf(current);
  const next = at < 0 ? rows[0] : rows[at + step];
  if (next === undefined) return false;
  openerOf(next)?.focus();
  return true;
}

/** What edits the row that has the focus, or else the page's own thing. Marked with `data-shortcut`. */
export function editorHere(): HTMLElement | null {
  const marked = '[data-shortcut="edit"]';
  const inRow = currentRow()?.querySelector<HTMLElement>(marked);
  if (inRow !== null && inRow !== undefined) return inRow;
  const all = [...document.querySelectorAll<HTMLElement>(`main ${marked}`)];
  return all.find((element) => element.closest("tbody") === null) ?? null;
}
