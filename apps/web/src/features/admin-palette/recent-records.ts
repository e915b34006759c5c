import { z } from "zod";
import { keepOnDevice, readFromDevice } from "../../lib/device-storage.ts";

const PREFIX = "guichet.admin.recent.";
const MOST_KEPT = 6;

const named = { id: z.uuid(), label: z.string().min(1).max(300) };
const recentRecord = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("event"), ...named }),
  z.object({ kind: z.literal("session"), ...named, eventId: z.uuid() }),
  /** Its label is its reference alone: names and addresses of guests do not stay on a device. */
  z.object({ kind: z.literal("booking"), ...named }),
]);
export type RecentRecord = z.infer<typeof recentRecord>;

/** What one of the staff last opened from the palette on this device, the latest first. What is damaged is left out. */
export function recentRecords(staffId: string): readonly RecentRecord[] {
  try {
    const kept: unknown = JSON.parse(readFromDevice(PREFIX + staffId) ?? "[]");
    if (!Array.isArray(kept)) return [];
    return kept.flatMap((one) => recentRecord.safeParse(one).data ?? []).slice(0, MOST_KEPT);
  } catch {
    return [];
  }
}

export function rememberRecord(staffId: string, record: RecentRecord): void {
  const others = recentRecords(staffId).filter(({ id }) => id !== record.id);
  keepOnDevice(PREFIX + staffId, JSON.stringify([record, ...others].slice(0, MOST_KEPT)));
}
