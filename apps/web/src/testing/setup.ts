import "../lib/zod-without-eval.ts";
import { cleanup, configure } from "@testing-library/react";
import i18next from "i18next";
import { afterAll, afterEach, beforeAll } from "vitest";
import { startI18n } from "../lib/i18n.ts";
import { admin as adminEn } from "../locales/en/admin.ts";
import { common as commonEn } from "../locales/en/common.ts";
import { publicTexts as publicEn } from "../locales/en/public.ts";
import { admin as adminFr } from "../locales/fr/admin.ts";
import { common as commonFr } from "../locales/fr/common.ts";
import { publicTexts as publicFr } from "../locales/fr/public.ts";
import { forgetAnswers, server } from "./server.ts";

startI18n(
  {
    fr: { common: commonFr, public: publicFr, admin: adminFr },
    en: { common: commonEn, public: publicEn, admin: adminEn },
  },
  "fr",
);

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
