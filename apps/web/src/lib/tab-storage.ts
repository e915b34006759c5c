/** What was kept while sessionStorage refused it: then it lasts until the page is left. */
const memory = new Map<string, string>();

/** What is kept for this tab alone: it outlives a reload, and goes with the tab. */
export function readFromTab(key: string): string | null {
  try {
    return memory.get(key) ?? sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

export function keepInTab(key: string, value: string): void {
  try {
    sessionStorage.setItem(key, value);
    memory.delete(key);
  } catch {
    memory.set(key, value);
  }
}
