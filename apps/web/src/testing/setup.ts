import "../lib/zod-without-eval.ts";
import { cleanup, configure } from "@testing-library/react";
import i18next from "i18next";
import { afterAll, afterEach, beforeAll } from "vitest";
import { startI18n } from "../lib/i18n.ts";
import { LANGUAGES } from "./languages.ts";
import { forgetAnswers, server } from "./server.ts";

await startI18n(LANGUAGES, "fr");

// A busy machine may take more than the default second to load a page's own file; only a failing test waits this long.
configure({ asyncUtilTimeout: 5_000 });

// jsdom has no layout and no media queries. react-bootstrap's drawers still listen the old way.
const deaf = { addListener: () => {}, removeListener: () => {} };
window.matchMedia = (query) =>
  Object.assign(new EventTarget(), { matches: false, media: query, ...deaf }) as unknown as MediaQueryList;
window.scrollTo = () => {};

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterEach(async () => {
  cleanup();
  forgetAnswers();
  server.resetHandlers();
  localStorage.clear();
  sessionStorage.clear();
  await i18next.changeLanguage("fr");
});
afterAll(() => server.close());
