import type { Money } from "@guichet/api/fields";
import { onlineManager, useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useLocale } from "../../lib/i18n.ts";
import { apiLocale } from "../../lib/languages.ts";
import { isUnheard, NothingSent } from "../../lib/problem.ts";
import { type RouterOutputs, trpc } from "../../lib/trpc.ts";
import {
  asSent,
  type BookingWish,
  forgetRequest,
  type KeptRequest,
  noteUnsent,
  requestFor,
  wasSentBefore,
} from "./booking-requests.ts";
import { isAnswer, tryUntilAnswered } from "./booking-tries.ts";
import { rememberShownPrice } from "./price-changes.ts";

export type Booking = RouterOutputs["bookings"]["get"];

interface Sending {
  readonly request: KeptRequest;
  /** The same request went out before. */
  readonly wasSent: boolean;
  readonly stop: AbortController;
}

interface Outcomes {
  readonly onBooked: (booking: Booking) => void;
  readonly onRefused: (error: unknown) => void;
}

/** Sends wishes for seats, one at a time, until each is answered, and never lets one become two bookings. */
export function useBookingRequest({ onBooked, onRefused }: Outcomes) {
  const locale = useLocale();
  const utils = trpc.useUtils();
  const [isRetrying, setRetrying] = useState(false);
  const running = useRef<AbortController>(null);
  // What is still on its way when the page is left must not open another page later.
  useEffect(() => () => running.current?.abort(), []);

  const create = useMutation({
    mutationFn: async ({ request, wasSent, stop: { signal } }: Sending) => {
      let isRepeated = wasSent;
      const onPause = () => {
        isRepeated = true;
        setRetrying(true);
      };
      const send = async (timely: AbortSignal) => {
        const isOffline = !onlineManager.isOnline();
        try {
          return await utils.client.bookings.create.mutate(asSent(request), { signal: timely });
        } catch (error) {
          // Only of a first try is that certain, and not of one that was broken off.
          const isUnsent = isOffline && !isRepeated && !timely.aborted && isUnheard(error);
          throw isUnsent ? new NothingSent(error) : error;
        }
      };
      return { booking: await tryUntilAnswered(send, { signal, onPause }), isRepeated };
    },
    onSuccess: ({ booking, isRepeated }, { request, stop }) => {
      // An answer that nobody sees any more is as good as lost: the request stays to be repeated.
      if (stop.signal.aborted) return;
      forgetRequest(request);
      rememberShownPrice(booking, request.shownPrice);
      utils.bookings.get.setData({ id: booking.id }, booking);
      // It may be the answer that was lost before: as old as its booking, and its clock with it.
      if (isRepeated) void utils.bookings.get.invalidate({ id: booking.id });
      void utils.events.list.invalidate();
      void utils.sessions.list.invalidate();
      onBooked(booking);
    },
    onError: (error, { request, stop }) => {
      if (stop.signal.aborted) return;
      if (isAnswer(error)) forgetRequest(request);
      if (error instanceof NothingSent) noteUnsent(request);
      onRefused(error);
    },
    onSettled: (_made, _error, { stop }) => {
      if (running.current !== stop) return;
      running.current = null;
      setRetrying(false);
    },
  });

  /** `shownPrice` is that of a seat. */
  const send = (wish: BookingWish, shownPrice: Money) => {
    if (running.current !== null) return;
    const stop = new AbortController();
    running.current = stop;
    const wasSent = wasSentBefore(wish);
    create.mutate({ request: requestFor(wish, { locale: apiLocale(locale), shownPrice }), wasSent, stop });
  };
  /** Ends the tries and forgets what came of them. Whether seats were booked is then not known. */
  const stop = () => {
    running.current?.abort();
    running.current = null;
    setRetrying(false);
    create.reset();
  };
  return { send, stop, isPending: create.isPending, isRetrying, error: create.error };
}
