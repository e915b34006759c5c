/** Whether a dialog covers the page, its drawers and its messages. */
export function isBehindDialog(): boolean {
  return document.querySelector(".modal.show") !== null;
}
