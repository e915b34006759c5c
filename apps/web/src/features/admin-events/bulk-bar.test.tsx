import { MOST_EVENTS_AT_ONCE } from "@guichet/api/events/schema";
import { screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { aCard } from "../../testing/fixtures.ts";
import { renderWithProviders } from "../../testing/render.tsx";
import { answer, refuse } from "../../testing/server.ts";
import { BulkBar } from "./BulkBar.tsx";

const MANY = Array.from({ length: MOST_EVENTS_AT_ONCE + 1 }, (_, i) =>
  aCard({ id: `01900000-0000-7000-8000-${String(i).padStart(12, "0")}`, slug: `bal-${i}`, status: "DRAFT" }),
);

it("a change that breaks off says so, keeps the ticks, and what was done of it can be taken back", async () => {
  const sent: number[] = [];
  answer("events.changeStatusOfMany", ({ events }) => {
    sent.push(events.length);
    if (events.length === 1) return refuse("too-many-requests");
    const before = sent.length === 1 ? ("DRAFT" as const) : ("PUBLISHED" as const);
    return {
      items: events.map(({ id, version, status }) => ({
        ...{ outcome: "done" as const, id, before, status, version: version + 1 },
      })),
    };
  });
  let hasTicks = true;
  const clear = () => {
    hasTicks = false;
  };
  const { user } = renderWithProviders(
    <BulkBar events={MANY} selected={new Set(MANY.map(({ id }) => id))} onToggleAll={() => {}} onClear={clear} />,
  );
  await user.click(screen.getByRole("button", { name: "Publier la sélection" }));
  const dialog = await screen.findByRole("dialog", { name: "L’action n’a pas pu être menée à terme" });
  await user.click(within(dialog).getByRole("button", { name: "Fermer" }));
  screen.getByText("100 événements publiés.");
  await user.click(screen.getByRole("button", { name: "Revenir en arrière" }));
  await screen.findByText(/tout est comme avant/);
  expect(sent).toEqual([100, 1, 100]);
  expect(hasTicks).toBe(true);
});
