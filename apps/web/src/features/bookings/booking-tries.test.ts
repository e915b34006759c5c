import { TRPCClientError } from "@trpc/client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { tryUntilAnswered } from "./booking-tries.ts";

function refusal(reason: string, status: number, retryAfterSeconds?: number) {
  return TRPCClientError.from({
    error: { message: reason, code: -32_000, data: { reason, status, retryAfterSeconds } },
  });
}

/** Time does not pass by itself here: the clock is moved by hand. */
describe("trying until there is an answer", () => {
  const visitor = new AbortController();
  const onPause = vi.fn();
  const start = (send: (signal: AbortSignal) => Promise<string>, signal = visitor.signal) => {
    const outcome = tryUntilAnswered(send, { signal, onPause });
    // Handled below; a rejection that nobody watches yet would end the run.
    outcome.catch(() => {});
    return outcome;
  };
  beforeEach(() => {
    vi.useFakeTimers();
    onPause.mockClear();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("gives the answer of the try that got one", async () => {
    const send = vi.fn().mockRejectedValueOnce(new TypeError("network")).mockResolvedValueOnce("booked");
    const outcome = start(send);
    await vi.advanceTimersByTimeAsync(2_000);
    await expect(outcome).resolves.toBe("booked");
    expect(onPause).toHaveBeenCalledTimes(1);
  });

  it("ends after five tries and less than a minute, with the last error", async () => {
    const send = vi.fn(() => Promise.reject(refusal("busy", 503)));
    const outcome = start(send);
    await vi.advanceTimersByTimeAsync(60_000);
    await expect(outcome).rejects.toThrow("busy");
    expect(send).toHaveBeenCalledTimes(5);
  });

  it("does not come back before the server asks for it", async () => {
    const send = vi
      .fn()
      .mockRejectedValueOnce(refusal("busy", 503, 20))
      .mockResolvedValueOnce("booked");
    const outcome = start(send);
    await vi.advanceTimersByTimeAsync(19_999);
    expect(send).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1_001);
    await expect(outcome).resolves.toBe("booked");
  });

  it("leaves it to the visitor when the server asks for longer than one waits", async () => {
    const send = vi.fn(() => Promise.reject(refusal("busy", 503, 120)));
    await expect(start(send)).rejects.toThrow("busy");
    expect(onPause).not.toHaveBeenCalled();
  });

  it.each([
    ["insufficient-seats", 409],
    ["idempotency-key-reused", 422],
    ["internal", 500],
  ])("takes %s for an answer that stays the same", async (reason, status) => {
    const send = vi.fn(() => Promise.reject(refusal(reason, status)));
    await expect(start(send)).rejects.toThrow(reason);
    expect(send).toHaveBeenCalledTimes(1);
  });

  it("drops a try that nobody answers, and makes another", async () => {
    const send = vi
      .fn<(signal: AbortSignal) => Promise<string>>()
      .mockImplementationOnce((signal) => untilAborted(signal))
      .mockResolvedValueOnce("booked");
    const outcome = start(send);
    await vi.advanceTimersByTimeAsync(15_000);
    await expect(outcome).resolves.toBe("booked");
  });

  it("stops in the middle of a try", async () => {
    const stop = new AbortController();
    const send = vi.fn((signal: AbortSignal) => untilAborted(signal));
    const outcome = start(send, stop.signal);
    stop.abort();
    await expect(outcome).rejects.toThrow();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(send).toHaveBeenCalledTimes(1);
  });

  it("stops in the middle of a pause", async () => {
    const stop = new AbortController();
    const send = vi.fn(() => Promise.reject(refusal("busy", 503)));
    const outcome = start(send, stop.signal);
    await vi.advanceTimersByTimeAsync(0);
    stop.abort();
    await expect(outcome).rejects.toThrow("stopped");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(send).toHaveBeenCalledTimes(1);
  });
});

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError")));
  });
}
