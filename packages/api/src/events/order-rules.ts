import type { EventSort as StoredSort } from "@guichet/db";
import type { EventSort } from "./schema.ts";

/** What a list is read in the order of; one in the order of statuses is read by title, status by status. */
export function storedSort(sort: EventSort): StoredSort {
  switch (sort) {
    case "soonest":
      return { order: "session", direction: "ascending" };
    case "latest":
      return { order: "session", direction: "descending" };
    case "newest":
      return { order: "made", direction: "descending" };
    case "oldest":
      return { order: "made", direction: "ascending" };
    case "title-desc":
      return { order: "title", direction: "descending" };
    case "title":
    case "status":
    case "status-desc":
      return { order: "title", direction: "ascending" };
  }
}

export function isByStatus(sort: EventSort): boolean {
  return sort === "status" || sort === "status-desc";
}
