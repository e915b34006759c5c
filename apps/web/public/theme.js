// Sets the theme before the first paint; src/lib/theme.ts keeps it afterwards. A file of its own because the CSP forbids inline scripts.
(() => {
  let choice = null;
  try {
    choice = localStorage.getItem("guichet.theme");
  } catch {
    // Storage may be refused; the system's theme is then used.
  }
  const dark = choice === "dark" || (choice !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.setAttribute("data-bs-theme", dark ? "dark" : "light");
})();
