import type { NearInput, Relaxation } from "./near-schema.ts";

/** How far before the dates that were asked for others are near. */
const NEAR_MS = 21 * 86_400_000;

/** The filters that can be left out, the one first that people give up most easily. */
export function relaxationsOf(input: NearInput): Relaxation[] {
  const { from, to, city, category = [], maxPrice, seats } = input;
  return [
    ...(from !== undefined || to !== undefined ? (["dates"] as const) : []),
    ...(city !== undefined ? (["city"] as const) : []),
    ...(category.length > 0 ? (["category"] as const) : []),
    ...(maxPrice !== undefined ? (["price"] as const) : []),
    ...(seats !== undefined ? (["seats"] as const) : []),
  ];
}

/** The searches that stand for one with a filter left out. Without dates: before and after, as near as can be. */
export function relaxedSearches(input: NearInput, without: Relaxation): NearInput[] {
  switch (without) {
    case "dates":
      return datesAround(input);
    case "city":
      return [{ ...input, city: undefined }];
    case "category":
      return [{ ...input, category: undefined }];
    case "price":
      return [{ ...input, maxPrice: undefined }];
    case "seats":
      return [{ ...input, seats: undefined }];
  }
}

function datesAround(input: NearInput): NearInput[] {
  const { from, to } = input;
  const before = from === undefined ? undefined : new Date(Date.parse(from) - NEAR_MS).toISOString();
  return [
    ...(to === undefined ? [] : [{ ...input, from: to, to: undefined }]),
    ...(from === undefined ? [] : [{ ...input, from: before, to: from }]),
  ];
}

/** Milliseconds between an instant and the dates that were asked for. */
export function distanceTo({ from, to }: NearInput, instant: Date): number {
  const time = instant.getTime();
  if (from !== undefined && time < Date.parse(from)) return Date.parse(from) - time;
  if (to !== undefined && time >= Date.parse(to)) return time - Date.parse(to);
  return 0;
}
