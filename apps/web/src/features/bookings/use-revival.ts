import type { CreateBookingInput } from "@guichet/api/bookings/guest-schema";
import type { Money } from "@guichet/api/fields";
import { LOCALES } from "@guichet/api/locale";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useLocale } from "../../lib/i18n.ts";
import { apiLocale } from "../../lib/languages.ts";
import { reasonOf } from "../../lib/problem.ts";
import { trpc } from "../../lib/trpc.ts";
import { tryUntilAnswered } from "./booking-tries.ts";
import { rememberShownPrice } from "./price-changes.ts";
import type { Booking } from "./use-booking-request.ts";

/**
 * Books once more what a hold that ran out was for: the same session, name, e-mail address and seats. Its key follows from the old
 * booking's id, so that two clicks, and two tabs, make one booking.
 */
export function useRevival(lapsed: Booking, onRevived: (booking: Booking) => void) {
  const locale = apiLocale(useLocale());
  const utils = trpc.useUtils();
  const [isRetrying, setRetrying] = useState(false);
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);

  const create = useMutation({
    mutationFn: async ({ signal }: { readonly shownPrice: Money; readonly signal: AbortSignal }) => {
      const request = {
        sessionId: lapsed.session.id,
        name: lapsed.name,
        email: lapsed.email,
        seats: lapsed.seats,
        idempotencyKey: `revival-of-${lapsed.id}`,
      };
      const send = (wish: CreateBookingInput) =>
        tryUntilAnswered((timely) => utils.client.bookings.create.mutate(wish, { signal: timely }), {
          signal,
          onPause: () => setRetrying(true),
        });
      const made = await send({ ...request, locale }).catch((error: unknown) => {
        // Another tab, in the other language, was quicker: its words are the ones the key stands for.
        const other = LOCALES.find((language) => language !== locale);
        if (reasonOf(error) !== "idempotency-key-reused" || other === undefined) throw error;
        return send({ ...request, locale: other });
      });
      // A repeated answer is as old as its booking, which may have changed since.
      return utils.bookings.get.fetch({ id: made.id }, { staleTime: 0 });
    },
    onSuccess: (booking, { shownPrice, signal }) => {
      if (signal.aborted) return;
      rememberShownPrice(booking, shownPrice);
      void utils.events.list.invalidate();
      void utils.sessions.list.invalidate();
      onRevived(booking);
    },
    onError: () => void utils.sessions.list.invalidate(),
    onSettled: () => {
      running.current = null;
      setRetrying(false);
    },
  });
  /** `shownPrice` is that of a seat, as the page says it. */
  const revive = (shownPrice: Money) => {
    if (running.current !== null) return;
    running.current = new AbortController();
    create.mutate({ shownPrice, signal: running.current.signal });
  };
  return { revive, isPending: create.isPending, isRetrying, error: create.error };
}
