import { BUSY_RETRY_SECONDS, failureOf } from "@guichet/api/server";
import { surviveBrokenConnections } from "@guichet/db";
import { AggregatorRegistry, collectDefaultMetrics } from "prom-client";
import type { Env } from "../settings/env.ts";
import { listen } from "./listen.ts";
import { createProcess, type GuichetProcess } from "./process.ts";
import { stopOnce } from "./shutdown.ts";
import { type FromWorker, isToWorker } from "./worker-messages.ts";

/**
 * One of several server processes that share the ports. It ends in order when the first process says so or a signal comes (a
 * terminal and some service managers send theirs to every process), and at once when the first process is gone:
 * node:cluster sees to that.
 */
export async function serveAsWorker(env: Env): Promise<void> {
  let guichet: GuichetProcess | undefined;
  const metrics = metricsOfAll();
  const stop = stopOnce({
    drainSeconds: env.drainSeconds,
    close: async () => guichet?.close(),
    exit: (code) => process.exit(code),
    warn: (message) => guichet?.web.log.warn(message),
  });
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  process.on("message", (message) => {
    if (!isToWorker(message)) return;
    if (message.guichet === "stop") stop();
    else metrics.answer(message.question, message.text);
  });
  surviveBrokenConnections((message) => guichet?.web.log.warn(message));
  guichet = await createProcess(env, { readMetrics: metrics.read });
  const { registry } = guichet.services.metrics;
  collectDefaultMetrics({ register: registry });
  AggregatorRegistry.setRegistries([registry]);
  await listen(guichet, env, { shared: true });
  guichet.startJobs();
  tell({ guichet: "ready" });
}

function tell(message: FromWorker): void {
  process.send?.(message);
}

/** Asks the first process, which asks every worker. */
function metricsOfAll() {
  // Makes this process answer when its own metrics are asked for.
  new AggregatorRegistry();
  const waiting = new Map<number, PromiseWithResolvers<string>>();
  let questions = 0;
  return {
    read(): Promise<string> {
      const answer = Promise.withResolvers<string>();
      waiting.set(++questions, answer);
      tell({ guichet: "read-metrics", question: questions });
      return answer.promise;
    },
    answer(question: number, text: string | null): void {
      if (text === null) waiting.get(question)?.reject(failureOf("busy", { retryAfterSeconds: BUSY_RETRY_SECONDS }));
      else waiting.get(question)?.resolve(text);
      waiting.delete(question);
    },
  };
}
