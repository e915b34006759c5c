// What must be known before the first paint. A file of its own because the CSP forbids inline scripts.
(() => {
  const stored = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      // Storage may be refused; the system's theme and the page's language are then used.
      return null;
    }
  };
  // The theme; src/lib/theme.ts keeps it afterwards.
  const choice = stored("guichet.theme");
  const dark = choice === "dark" || (choice !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  const page = document.documentElement;
  page.setAttribute("data-bs-theme", dark ? "dark" : "light");
  // The server writes the page in the browser's language. Another one was chosen on this device: nothing is shown in the wrong one.
  const locale = stored("guichet.locale");
  if (locale !== null && locale !== page.lang) page.setAttribute("data-other-language", "");
})();
