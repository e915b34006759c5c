import { type EventPosition, type EventSearchRow, FAR_FUTURE } from "@guichet/db";
import { z } from "zod";
import { decodeCursor, encodeCursor } from "../cursor.ts";
import { ok, type Result } from "../errors.ts";
import { instantOut } from "../fields.ts";
import { isByStatus, storedSort } from "./order-rules.ts";
import { type EventSort, eventStatus, MOST_TITLE_LENGTH } from "./schema.ts";
import type { StatusPosition } from "./status-order-service.ts";

/** Where a page ended, and what it searched for instead of the words that were asked for. */
export interface ListPlace {
  readonly position: EventPosition | StatusPosition;
  readonly searchedFor: string | null;
}

const searched = z.string().max(400).optional();
const titlePlace = z.tuple([z.string().max(MOST_TITLE_LENGTH), z.uuid(), searched]);
const timePlace = z.tuple([instantOut, z.uuid(), searched]);
const statusPlace = z.tuple([z.string().max(MOST_TITLE_LENGTH), z.uuid(), eventStatus, searched]);

/** The place that a cursor names; null without one. */
export function readPlace(cursor: string | undefined, sort: EventSort): Result<ListPlace | null> {
  if (isByStatus(sort)) {
    const place = decodeCursor<z.output<typeof statusPlace>>(cursor, statusPlace);
    if (!place.ok || place.value === null) return place as Result<null>;
    const [key, id, status, searchedFor] = place.value;
    return ok({ position: { key, id, status }, searchedFor: searchedFor ?? null });
  }
  const byTitle = storedSort(sort).order === "title";
  const place = decodeCursor<z.output<typeof titlePlace>>(cursor, byTitle ? titlePlace : timePlace);
  if (!place.ok || place.value === null) return place as Result<null>;
  const [key, id, searchedFor] = place.value;
  return ok({ position: { key: byTitle ? key : new Date(key), id }, searchedFor: searchedFor ?? null });
}

/** The cursor of what comes after a row. */
export function cursorAfter(row: EventSearchRow, sort: EventSort, searchedFor: string | null): string {
  return encodeCursor([...positionOf(row, sort), ...(searchedFor === null ? [] : [searchedFor])]);
}

function positionOf(row: EventSearchRow, sort: EventSort): string[] {
  if (isByStatus(sort)) return [row.title, row.id, row.status];
  switch (storedSort(sort).order) {
    case "title":
      return [row.title, row.id];
    case "made":
      return [row.createdAt.toISOString(), row.id];
    case "session":
      return [(row.nextStartsAt ?? FAR_FUTURE).toISOString(), row.nextSessionId ?? row.id];
  }
}
