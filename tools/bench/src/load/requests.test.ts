import { describe, expect, it } from "vitest";
import { bookingIdIn, requestsOf } from "./requests.ts";

const nobody = () => {};

describe("requestsOf", () => {
  it("confirms one booking and cancels the next, each by the id it was answered", () => {
    const requests = requestsOf({ kind: "lives", path: "/bookings/", bodies: ["{}"] }, nobody);
    const [book, confirm, bookAgain, cancel] = requests;
    expect(requests).toHaveLength(4);
    const context = {};
    book?.onResponse?.(201, '{"id":"one"}', context);
    expect(confirm?.setupRequest?.({ method: "POST" }, context)?.path).toBe("/bookings/one/confirm");
    bookAgain?.onResponse?.(201, '{"id":"two"}', context);
    expect(cancel?.setupRequest?.({ method: "POST" }, context)?.path).toBe("/bookings/two/cancel");
  });

  it("neither confirms nor cancels what was refused", () => {
    const [book, confirm] = requestsOf({ kind: "lives", path: "/bookings/", bodies: ["{}"] }, nobody);
    const context = { id: "an earlier one" };
    book?.onResponse?.(503, '{"reason":"busy"}', context);
    expect(confirm?.setupRequest?.({ method: "POST" }, context)).toBeNull();
  });

  it("gives each request a key of its own when asked to", () => {
    const [request] = requestsOf({ kind: "post", path: "/bookings/", bodies: ["{}"], keys: true }, nobody);
    const keys = [1, 2].map(() => request?.setupRequest?.({ headers: {} }, {})?.headers?.["idempotency-key"]);
    expect(new Set(keys).size).toBe(2);
    expect(keys).not.toContain(undefined);
  });
});

describe("bookingIdIn", () => {
  it.each([
    ['{"id":"a","seats":1}', "a"],
    ['[{"result":{"data":{"id":"b"}}}]', "b"],
    ['[{"error":{"message":"no"}}]', null],
    ['{"seats":1}', null],
    ["null", null],
    ["<html>", null],
  ])("of %s is %j", (body, id) => {
    expect(bookingIdIn(body)).toBe(id);
  });
});
