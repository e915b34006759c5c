// What must be known before the first paint. A file of its own because the CSP forbids inline scripts.
(() => {
  const stored = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      // Storage may be refused; the system's theme and the browser's language are then used.
      return null;
    }
  };
  // The theme; src/lib/theme.ts keeps it afterwards.
  const choice = stored("guichet.theme");
  const dark = choice === "dark" || (choice !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  const page = document.documentElement;
  page.setAttribute("data-bs-theme", dark ? "dark" : "light");

  // The language, chosen by the rule of src/lib/languages.ts. Its texts come together with the script that shows them.
  const files = new Map(
    [...document.querySelectorAll('meta[name="texts"]')].map(({ content, dataset }) => [dataset.language, content]),
  );
  const offered = [...files.keys()];
  const base = (tag) => tag.toLowerCase().split("-")[0];
  const closest = (tag) =>
    offered.find((language) => language.toLowerCase() === tag.toLowerCase()) ??
    offered.find((language) => base(language) === base(tag));
  const spoken = navigator.languages;
  const own = stored("guichet.locale");
  const language = files.has(own) ? own : (spoken.map(closest).find(Boolean) ?? (spoken.length > 0 ? "en" : "fr"));
  if (!files.has(language)) return;
  const preload = document.createElement("link");
  preload.rel = "modulepreload";
  preload.href = files.get(language);
  preload.fetchPriority = "low";
  document.head.append(preload);
  // The server writes the page in a language of its own, which may be another one: nothing is shown in the wrong one.
  if (language !== page.lang) page.setAttribute("data-other-language", "");
})();
