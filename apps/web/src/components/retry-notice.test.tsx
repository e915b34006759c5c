import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Providers } from "../app/providers.tsx";
import { chooseLanguage } from "../lib/i18n.ts";
import { createQueryClient } from "../lib/query-client.ts";
import { GUEST, trpc } from "../lib/trpc.ts";
import { aBooking } from "../testing/fixtures.ts";
import { visit } from "../testing/public-app.tsx";
import { answer, lost, refuse } from "../testing/server.ts";
import { ErrorNotice } from "./ErrorNotice.tsx";

/** A page that waits for one answer, with the settings of the product. */
function Page() {
  const { data, error, refetch } = trpc.categories.list.useQuery();
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return <p>{data === undefined ? "…" : "here"}</p>;
}

const open = () =>
  render(
    <Providers queryClient={createQueryClient()} asker={GUEST}>
      <Page />
    </Providers>,
  );
const isSaid = (text = "Un instant, nous réessayons…") =>
  expect(screen.getByText(text).closest("[role=status]")).not.toBeNull();
const isNotSaid = () => expect(screen.queryByText(/nous réessayons/)).toBeNull();

/** Lets the pauses between the tries pass, a quarter of a second at a look. @returns how many milliseconds that was */
async function passUntil(reached: () => void): Promise<number> {
  let passed = 0;
  await waitFor(
    () => {
      vi.advanceTimersByTime(250);
      passed += 250;
      reached();
    },
    { timeout: 300_000 },
  );
  return passed;
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"], shouldAdvanceTime: true });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("while a server is busy or does not answer, a page", () => {
  it("says that it is asked again, in place of an error, until it answers", async () => {
    let asked = 0;
    answer("categories.list", () => {
      asked += 1;
      if (asked <= 3) return asked % 2 === 0 ? lost() : refuse("busy", { retryAfterSeconds: 2 });
      return [];
    });
    open();
    await waitFor(() => isSaid());
    expect(screen.queryByRole("alert")).toBeNull();
    await chooseLanguage("en");
    await waitFor(() => isSaid("One moment, we are trying again…"));
    await passUntil(() => expect(screen.getByText("here")).toBeTruthy());
    expect(asked).toBe(4);
    expect(screen.queryByText("One moment, we are trying again…")).toBeNull();
  });

  it("asks again when it is asked to come back soon, and not before", async () => {
    let asked = 0;
    answer("categories.list", () => (++asked === 1 ? refuse("too-many-requests", { retryAfterSeconds: 5 }) : []));
    open();
    await waitFor(() => isSaid());
    const passed = await passUntil(() => expect(screen.getByText("here")).toBeTruthy());
    expect([passed >= 4_500, asked]).toEqual([true, 2]);
  });

  it("says at once when to come back if that is not soon", async () => {
    let asked = 0;
    answer("categories.list", () => {
      asked += 1;
      return refuse("too-many-requests", { retryAfterSeconds: 42 });
    });
    open();
    expect(await screen.findByText("Réessayez dans 42 secondes.")).toBeTruthy();
    expect(asked).toBe(1);
  });

  it("says what is wrong after half a minute, with a button that asks again", async () => {
    answer("categories.list", () => refuse("busy", { retryAfterSeconds: 2 }));
    open();
    const passed = await passUntil(() => expect(screen.getByRole("alert")).toBeTruthy());
    expect([passed > 15_000, passed < 40_000]).toEqual([true, true]);
    isNotSaid();
    answer("categories.list", () => []);
    await userEvent
      .setup({ advanceTimers: vi.advanceTimersByTime })
      .click(screen.getByRole("button", { name: "Réessayer" }));
    await screen.findByText("here");
  });

  it("says at once what is wrong when another try cannot help", async () => {
    answer("categories.list", () => refuse("forbidden"));
    open();
    await screen.findByRole("alert");
    isNotSaid();
  });
});

describe("an answer that is long in coming", () => {
  it("is said to be, until it is there", async () => {
    let give: () => void = () => {};
    answer("categories.list", () => new Promise((resolve) => (give = () => resolve([]))));
    open();
    await screen.findByText("…");
    expect(screen.queryByText(/se fait attendre/)).toBeNull();
    await passUntil(() => expect(screen.getByText(/se fait attendre/).closest("[role=status]")).not.toBeNull());
    give();
    await screen.findByText("here");
    await waitFor(() => expect(screen.queryByText(/se fait attendre/)).toBeNull());
  });
});

describe("a confirmation that gets no answer", () => {
  it("is sent again until it is answered, and shows the booking confirmed, once", async () => {
    let sent = 0;
    answer("bookings.get", () => aBooking());
    answer("bookings.confirm", () => {
      sent += 1;
      return sent < 3 ? lost() : aBooking({ status: "CONFIRMED" });
    });
    const { user } = visit(`/bookings/${aBooking().id}`);
    await user.click(await screen.findByRole("button", { name: "Confirmer la réservation" }));
    await waitFor(() => isSaid());
    expect(screen.queryByRole("alert")).toBeNull();
    await passUntil(() => expect(screen.getByRole("heading", { name: "C’est réservé" })).toBeTruthy());
    expect(sent).toBe(3);
    isNotSaid();
  });
});
