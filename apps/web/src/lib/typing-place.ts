const NOT_TYPED_INTO: readonly string[] = ["button", "checkbox", "color", "file", "image", "radio", "reset", "submit"];
/** They have a use of their own for letters: to go to the choice that begins so. */
const CHOICES = '[role="combobox"], [role="listbox"], [role="menu"], [role="textbox"], .dropdown-menu';

/** Whether a key that is pressed there is text, or chooses from a list: no shortcut may take it. */
export function isTypingPlace(place: EventTarget | null): boolean {
  if (!(place instanceof HTMLElement)) return false;
  if (place instanceof HTMLInputElement) return !NOT_TYPED_INTO.includes(place.type);
  if (place instanceof HTMLTextAreaElement || place instanceof HTMLSelectElement) return true;
  return place.isContentEditable || place.closest(CHOICES) !== null;
}
