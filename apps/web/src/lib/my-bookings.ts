import { UUID } from "@guichet/api/bounds";
import { useSyncExternalStore } from "react";
import { forgetOnDevice, keepOnDevice, keysOnDevice, readFromDevice } from "./device-storage.ts";

/** The bookings made or opened on this device: only their ids, the newest first. */
const KEY = "guichet.bookings";
const MOST_KEPT = 50;
/** Before the id, the key of what is kept of a booking for when there is no network (kept-bookings.ts). It goes when the id does. */
export const KEPT_BOOKING = "guichet.kept-booking.";

const listeners = new Set<() => void>();
let cache: { raw: string | null; ids: readonly string[] } = { raw: null, ids: [] };

/** Reads the ids. What is damaged is left out; the same storage gives the same array, as React's store needs. */
export function myBookingIds(): readonly string[] {
  const raw = readFromDevice(KEY);
  if (raw !== cache.raw) cache = { raw, ids: parse(raw) };
  return cache.ids;
}

function parse(raw: string | null): readonly string[] {
  try {
    const stored: unknown = JSON.parse(raw ?? "[]");
    const ids = (Array.isArray(stored) ? stored : []).filter((entry) => typeof entry === "string" && UUID.test(entry));
    return [...new Set<string>(ids)].slice(0, MOST_KEPT);
  } catch {
    return [];
  }
}

function store(ids: readonly string[]): void {
  const kept = ids.slice(0, MOST_KEPT);
  keepOnDevice(KEY, JSON.stringify(kept));
  for (const key of keysOnDevice(KEPT_BOOKING)) if (!kept.includes(key.slice(KEPT_BOOKING.length))) forgetOnDevice(key);
  for (const notify of listeners) notify();
}

/** Puts a booking first; the oldest go when there are more than fifty. */
export function rememberBooking(id: string): void {
  const ids = myBookingIds();
  if (!ids.includes(id)) store([id, ...ids]);
}

/** @returns what puts it back where it was */
export function forgetBooking(id: string): () => void {
  const place = myBookingIds().indexOf(id);
  const copy = readFromDevice(KEPT_BOOKING + id);
  store(myBookingIds().filter((kept) => kept !== id));
  return () => {
    if (place < 0 || myBookingIds().includes(id)) return;
    store(myBookingIds().toSpliced(place, 0, id));
    if (copy !== null) keepOnDevice(KEPT_BOOKING + id, copy);
  };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

export function useMyBookingIds(): readonly string[] {
  return useSyncExternalStore(subscribe, myBookingIds);
}
