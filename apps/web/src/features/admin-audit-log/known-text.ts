import { useTranslation } from "react-i18next";

/** Looks a text up whose key is stored, so that no compiler knows it. Undefined for a word that this release has no text for. */
export function useKnownText(): (key: string) => string | undefined {
  const { i18n } = useTranslation("admin");
  return (key) => {
    const text: unknown = i18n.getResource(i18n.language, "admin", key);
    return typeof text === "string" ? text : undefined;
  };
}

/** A word of the code as people read it: `staff.change-role` is « staff: change role », `salesEndAt` « sales end at ». */
export function readable(word: string): string {
  return word
    .replaceAll(".", ": ")
    .replaceAll(/[-_]/g, " ")
    .replaceAll(/([a-z])([A-Z])/g, (_, end: string, next: string) => `${end} ${next.toLowerCase()}`)
    .trim();
}
