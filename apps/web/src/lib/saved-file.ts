/** Hands a file that was made here to the browser, which saves or opens it. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  clickLink(url, name);
  // The browser reads it after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Has the browser download from an address of ours by itself, as any link would. */
export function clickLink(href: string, fileName: string): void {
  const link = document.createElement("a");
  link.href = href;
  link.download = fileName;
  link.click();
}
