import { setTimeout as sleep } from "node:timers/promises";
import { type Fault, NO_AIM } from "./fault.ts";

/** About what a container's restart takes. */
const DEAD_MS = 1_000;

export const KILL_HAPROXY: Fault = {
  name: "kill-haproxy",
  title: "SIGKILL of HAProxy, started again after 1 s",
  quick: false,
  aims: NO_AIM,
  async strike({ cluster, load }) {
    const struckAt = load.now();
    await cluster.haproxy.kill();
    await sleep(DEAD_MS);
    cluster.haproxy.start();
    return { struckAt, restartedAt: null };
  },
};
