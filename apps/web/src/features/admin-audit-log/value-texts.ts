import { describeFailure, isReason } from "@guichet/api/errors";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { formatExactMoment, formatMoney, formatNumber } from "../../lib/format.ts";
import { useLocale } from "../../lib/i18n.ts";
import { apiLocale } from "../../lib/languages.ts";
import { visitorTimeZone } from "../../lib/time-zone.ts";
import { useEntryTexts } from "./entry-texts.ts";
import { readable, useKnownText } from "./known-text.ts";

const instant = z.iso.datetime();
const money = z.object({ amount: z.int(), currency: z.string().length(3) });
const tier = z.object({ fromPercent: z.number(), multiplierPercent: z.number() });
const picture = z.object({ width: z.int(), height: z.int(), sources: z.array(z.unknown()) });
const named = z.object({ name: z.object({ fr: z.string(), en: z.string() }) });

/** Fields with words of the code in them. What people typed is shown as they typed it, though it were a word of ours. */
const CODED: ReadonlySet<string> = new Set(["status", "salesState", "with", "reason"]);

interface StoredField {
  readonly field: string;
  readonly value: unknown;
  /** Of the thing, if it has one: what its amounts are in. */
  readonly currency: unknown;
}

/** The fields of a recorded thing in the reader's words. */
export function useValueTexts() {
  const { t } = useTranslation("admin");
  const locale = useLocale();
  const known = useKnownText();
  const { actionOf } = useEntryTexts();

  function wordOf(field: string, word: string): string {
    switch (field) {
      case "role":
        return known(`roles.${word}.name`) ?? readable(word);
      case "scope":
        return known(`apiKeys.scopes.${word}.name`) ?? readable(word);
      case "action":
        return actionOf(word);
      case "outcome":
        return known(`auditLog.outcomes.${word}`) ?? readable(word);
      case "entityType":
        return known(`auditLog.entities.${word}`) ?? readable(word);
      default:
        if (isReason(word) && field === "reason") return describeFailure(word, {}, apiLocale(locale)).title;
        if (CODED.has(field)) return known(`auditLog.values.${word}`) ?? readable(word);
        return instant.safeParse(word).success ? formatExactMoment(word, visitorTimeZone(), locale) : word;
    }
  }

  function objectOf(value: object): string {
    const amount = money.safeParse(value);
    if (amount.success) return formatMoney(amount.data.amount, amount.data.currency, locale);
    const step = tier.safeParse(value);
    if (step.success) {
      const { fromPercent, multiplierPercent } = step.data;
      return t("auditLog.tier", { factor: formatNumber(multiplierPercent / 100, locale), percent: fromPercent });
    }
    const image = picture.safeParse(value);
    if (image.success) return `${image.data.width} × ${image.data.height}`;
    const thing = named.safeParse(value);
    return thing.success ? thing.data.name[apiLocale(locale)] : JSON.stringify(value);
  }

  function textOf({ field, value, currency }: StoredField): string {
    if (typeof value === "boolean") return t(value ? "auditLog.yes" : "auditLog.no");
    if (typeof value === "string") return wordOf(field, value);
    if (Array.isArray(value)) return value.map((one) => textOf({ field, value: one, currency })).join(", ");
    if (typeof value === "object" && value !== null) return objectOf(value);
    const isAmount = field === "basePrice" && typeof currency === "string" && currency.length === 3;
    if (typeof value === "number") return isAmount ? formatMoney(value, currency, locale) : formatNumber(value, locale);
    return String(value);
  }

  return {
    fieldOf: (field: string) => known(`auditLog.fields.${field}`) ?? readable(field),
    textOf,
  };
}
