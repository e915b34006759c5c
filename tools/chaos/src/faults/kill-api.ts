import { setTimeout as sleep } from "node:timers/promises";
import { type Fault, NO_AIM } from "./fault.ts";

/** Bookings that it has just been sent: one batch is in the database, the others wait in its line. */
const BURST = 120;
/** Some have been answered by then, most have not. */
const INTO_THE_BATCH_MS = 25;
const DEAD_MS = 2_000;

export const KILL_API: Fault = {
  name: "kill-api",
  title: "SIGKILL of an API process in the middle of a batch",
  quick: true,
  aims: NO_AIM,
  async strike({ stage, load }) {
    const [api] = stage.apis;
    if (api === undefined) throw new Error("There is no API process");
    const burst = load.burst(api, BURST);
    await sleep(INTO_THE_BATCH_MS);
    const struckAt = load.now();
    await api.kill();
    await sleep(DEAD_MS);
    await Promise.all([api.start(), burst]);
    return { struckAt, restartedAt: null };
  },
};
