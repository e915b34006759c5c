import { useState } from "react";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { HoldCountdown } from "./HoldCountdown.tsx";
import { HoldExtension } from "./HoldExtension.tsx";
import type { Booking } from "./use-booking-request.ts";

interface HoldProps {
  readonly booking: Booking;
  /** This device's clock when the booking came, in milliseconds. */
  readonly receivedAt: number;
  /** The hold has run out on the server's clock. */
  readonly onLapse: () => void;
}

/** The time that is left to confirm, and the wish for more of it. */
export function Hold({ booking, receivedAt, onLapse }: HoldProps) {
  const { expiresAt, serverTime, createdAt, extendedAt } = booking;
  const [error, setError] = useState<unknown>(null);
  return (
    <>
      <HoldCountdown
        clock={{ expiresAt, serverTime, receivedAt }}
        givenAt={extendedAt ?? createdAt}
        isExtended={extendedAt !== null}
        onLapse={onLapse}
      >
        <HoldExtension booking={booking} onError={setError} />
      </HoldCountdown>
      {error !== null && <ErrorNotice error={error} />}
    </>
  );
}
