import type { CatalogueChange } from "@guichet/api/events/catalogue-rules";
import { selectedCategories } from "@guichet/api/events/catalogue-rules";

import type { CatalogueSearch } from "@guichet/api/events/catalogue-search-rules";

import type { TFunction } from "i18next";
import { formatDatedDay, formatMoney } from "../../lib/format.ts";
import { apiLocale, type Language } from "../../lib/languages.ts";
import type { RouterOutputs } from "../../lib/trpc.ts";

type Category = RouterOutputs["categories"]["list"]["items"][number];

interface Speech {
  readonly t: TFunction<"public">;
  readonly locale: Language;
}

/** Amounts of the filter are of the product's own currency, as most prices are. */
const CURRENCY = "EUR";
const MINOR_UNITS = 100;

/** « Gratuit », « Jusqu’à 20 € ». */
export function priceText(price: NonNullable<CatalogueSearch["price"]>, { t, locale }: Speech): string {
  if (price === "free") return t("catalogue.price.free");
  return t("catalogue.price.upTo", { price: formatMoney(price * MINOR_UNITS, CURRENCY, locale) });
}

/** One filter that is on: what it says, and the change that takes it away. */
export interface ActiveFilter {
  readonly id: string;
  readonly text: string;
  readonly removal: CatalogueChange;
}

/** The filters that are on, as they are shown one by one; the words of a search stand in their box. */
export function activeFilters(
  search: CatalogueSearch,
  categories: readonly Category[],
  speech: Speech,
): ActiveFilter[] {
  const { t, locale } = speech;
  const { city, price, seats } = search;
  const slugs = selectedCategories(search);
  const others = (slug: string) => slugs.filter((other) => other !== slug).join();
  const nameOf = (slug: string) =>
    categories.find((category) => category.slug === slug)?.name[apiLocale(locale)] ?? slug;
  return [
    ...slugs.map((slug) => ({
      id: `category ${slug}`,
      text: nameOf(slug),
      removal: { categories: others(slug) === "" ? undefined : others(slug) },
    })),
    ...activeDates(search, speech),
    ...(city === undefined ? [] : [{ id: "city", text: city, removal: { city: undefined } }]),
    ...(price === undefined ? [] : [{ id: "price", text: priceText(price, speech), removal: { price: undefined } }]),
    ...(seats === undefined
      ? []
      : [{ id: "seats", text: t("catalogue.atLeastSeats", { count: seats }), removal: { seats: undefined } }]),
  ];
}

function activeDates({ view, when, from, to }: CatalogueSearch, { t, locale }: Speech): ActiveFilter[] {
  if (view === "calendar") return [];
  if (when !== undefined) return [{ id: "when", text: t(`catalogue.when.${when}`), removal: { when: undefined } }];
  const day = (iso: string) => formatDatedDay(iso, locale);
  const removal = { from: undefined, to: undefined };
  if (from !== undefined && to !== undefined) {
    const text = from === to ? day(from) : t("catalogue.active.between", { from: day(from), to: day(to) });
    return [{ id: "dates", text, removal }];
  }
  if (from !== undefined) return [{ id: "dates", text: t("catalogue.active.from", { from: day(from) }), removal }];
  if (to !== undefined) return [{ id: "dates", text: t("catalogue.active.to", { to: day(to) }), removal }];
  return [];
}
