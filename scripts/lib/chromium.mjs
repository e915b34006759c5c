const { PLAYWRIGHT_CHROMIUM, CHROMIUM_PATH } = process.env;

/** How Playwright starts the browser: Debian's, unless another is named. It downloads none, and nothing in it calls home. */
export const CHROMIUM = {
  executablePath: PLAYWRIGHT_CHROMIUM ?? CHROMIUM_PATH ?? "/usr/bin/chromium",
  args: [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};
