import { tmpdir } from "node:os";
import { expect, it } from "vitest";
import { filesOf } from "./node-files.ts";
import { type Watch, watchServer } from "./watch.ts";

it("ends the server when it cannot go on watching: nobody would stop it when another node starts the cluster", async () => {
  const { promise: ended, resolve } = Promise.withResolvers<string>();
  let stops = 0;
  const stop = async () => {
    stops += 1;
    resolve("SIGTERM");
  };
  const state = {
    takeVitals() {
      throw new Error("no space left on device");
    },
  };
  const watch = {
    ...{ state, settings: { nodeDir: tmpdir() }, files: filesOf({ nodeDir: tmpdir() }) },
    ...{ signal: new AbortController().signal, aloneUntil: null, onPrimary: null },
  } as unknown as Watch;
  await expect(watchServer({ ended, stop, kill() {} }, watch)).rejects.toThrow("no space");
  expect(stops).toBe(1);
});
