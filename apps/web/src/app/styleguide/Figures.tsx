import type { ReactNode } from "react";
import { FormProvider, useForm } from "react-hook-form";
import { OccupancyBar } from "../../components/OccupancyBar.tsx";
import { BarChart } from "../../features/admin-dashboard/BarChart.tsx";
import { HoldsOutcome } from "../../features/admin-dashboard/HoldsOutcome.tsx";
import { PriceCurve } from "../../features/admin-sessions/PriceCurve.tsx";
import { newSessionValues, type SessionFormValues } from "../../features/admin-sessions/session-form-values.ts";
import { Example } from "./Example.tsx";

const DAYS = Array.from({ length: 30 }, (_, i) => ({
  key: String(i),
  value: Math.round(40 + 38 * Math.sin(i / 3)),
  label: `${i + 1} juin`,
  text: `${i + 1} juin : ${Math.round(40 + 38 * Math.sin(i / 3))} réservations`,
}));
const HOLDS = { made: 100, confirmed: 71, waiting: 8, expired: 14, cancelled: 7 };
const TOTAL = {
  bookings: 71,
  seats: 160,
  revenue: [],
  cancelled: { bookings: 0, seats: 0, revenue: [] },
  holds: HOLDS,
};
const SALES = {
  days: [],
  total: TOTAL,
  previous: { from: "2097-05-01", to: "2097-05-30", total: TOTAL },
  medianSecondsToConfirm: 95,
  asOf: "2097-06-30T10:00:00.000Z",
};

/** What organisers read. */
export function Figures() {
  return (
    <>
      <Example title="Occupancy">
        <div className="styleguide-row">
          <OccupancyBar taken={0} capacity={60} />
          <OccupancyBar taken={42} capacity={60} />
          <OccupancyBar taken={60} capacity={60} />
          <OccupancyBar taken={98_765} capacity={100_000} />
        </div>
      </Example>
      <Example title="Bars over time">
        <BarChart label="Réservations par jour" points={DAYS} smallestStep={1} formatMark={String} />
      </Example>
      <Example title="What became of holds">
        <HoldsOutcome sales={SALES} />
      </Example>
      <Example title="Price of a seat">
        <SessionFormOf basePrice="12,50">
          <PriceCurve />
        </SessionFormOf>
        <SessionFormOf basePrice="">
          <PriceCurve />
        </SessionFormOf>
      </Example>
    </>
  );
}

function SessionFormOf({ basePrice, children }: { readonly basePrice: string; readonly children: ReactNode }) {
  const form = useForm<SessionFormValues>({ defaultValues: { ...newSessionValues(undefined, "fr"), basePrice } });
  return <FormProvider {...form}>{children}</FormProvider>;
}
