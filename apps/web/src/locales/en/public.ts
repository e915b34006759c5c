import type { TranslationOf } from "../../lib/translation.ts";
import type { publicTexts as french } from "../fr/public.ts";

export const publicTexts: TranslationOf<typeof french> = {};
