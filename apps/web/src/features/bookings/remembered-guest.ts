import { createBookingInput } from "@guichet/api/bookings/guest-schema";
import type { z } from "zod";
import { forgetOnDevice, keepOnDevice, readFromDevice } from "../../lib/device-storage.ts";

/** Name and e-mail address of whoever books on this device, where they wished that it keeps them. */
const KEY = "guichet.guest";
const guest = createBookingInput.pick({ name: true, email: true });
export type Guest = z.infer<typeof guest>;

export function rememberedGuest(): Guest | null {
  try {
    return guest.parse(JSON.parse(readFromDevice(KEY) ?? "null"));
  } catch {
    return null;
  }
}

export function rememberGuest({ name, email }: Guest): void {
  keepOnDevice(KEY, JSON.stringify({ name, email }));
}

export function forgetGuest(): void {
  forgetOnDevice(KEY);
}
