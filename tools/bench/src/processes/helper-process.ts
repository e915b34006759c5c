import { type ChildProcess, fork } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { measuredEnv } from "../env.ts";

/** A process of the bench's own that talks by messages and ends when we do. */
export interface HelperProcess<Report> {
  readonly pid: number;
  send(message: object): void;
  /** Takes every report as it comes until `listener` returns something else than undefined, which it resolves with. */
  hear<Result>(listener: (report: Report) => Result | undefined): Promise<Result>;
  stop(): Promise<void>;
}

/**
 * @param file beside us, as `./echo-process.ts`; @param log file for what it prints
 * @throws when it cannot be run; `hear` rejects when it ends unasked
 */
export function startHelper<Report>(file: URL, log: string): HelperProcess<Report> {
  const output = openSync(log, "a");
  const child = fork(fileURLToPath(file), { env: measuredEnv(), stdio: ["ignore", output, output, "ipc"] });
  closeSync(output);
  const ended = new Promise<string>((done) => {
    child.once("error", (error) => done(String(error)));
    child.once("exit", (code, signal) => done(`${signal ?? `code ${code}`}`));
  });
  return {
    pid: child.pid ?? 0,
    send: (message) => void child.send(message),
    hear: (listener) =>
      hear(
        child,
        ended.then((how) => endedError(file, how, log)),
        listener,
      ),
    async stop() {
      child.kill();
      await ended;
    },
  };
}

function endedError(file: URL, how: string, log: string): Error {
  return new Error(`${file.pathname.split("/").at(-1)} ended (${how}); what it said is in ${log}`);
}

function hear<Report, Result>(
  child: ChildProcess,
  ended: Promise<Error>,
  listener: (report: Report) => Result | undefined,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const take = (report: unknown) => {
      const result = listener(report as Report);
      if (result === undefined) return;
      child.off("message", take);
      resolve(result);
    };
    child.on("message", take);
    void ended.then(reject);
  });
}
