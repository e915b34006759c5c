import { describe, expect, it } from "vitest";
import { classifyDatabaseError } from "./errors.ts";

// What the adapter passes on bare; errors.integration.test.ts has those of the server.

const ofSocket = (code: string) => Object.assign(new Error(`read ${code}`), { code, errno: -104, syscall: "read" });

describe("a socket's error", () => {
  it.each(["ECONNRESET", "EPIPE", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH", "ECONNREFUSED", "ECONNABORTED"])(
    "%s is a lost connection",
    (code) => {
      expect(classifyDatabaseError(ofSocket(code))).toEqual({ kind: "reconnect" });
    },
  );

  it("is a lost connection by any other name that the driver says is fatal", () => {
    const error = Object.assign(ofSocket("EOTHER"), { fatal: true, sqlState: "HY000" });
    expect(classifyDatabaseError(error)).toEqual({ kind: "reconnect" });
  });

  it("is not what the server says with a message, fatal or not, nor another error of Node", () => {
    const full = Object.assign(new Error("disk full"), { errno: 1021, sqlMessage: "disk full", fatal: true });
    expect(classifyDatabaseError(full)).toEqual({ kind: "other" });
    expect(classifyDatabaseError(ofSocket("ENOENT"))).toEqual({ kind: "other" });
  });
});

it("takes a connection that broke while its time zone was set for a lost one", () => {
  const error = Object.assign(new Error("no: 45033"), {
    errno: 45033,
    sqlMessage: "setting timezone fails",
    fatal: true,
  });
  expect(classifyDatabaseError(error)).toEqual({ kind: "reconnect" });
});
