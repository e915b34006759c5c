import { describe, expect, it } from "vitest";
import { CommandFailed } from "./children.mjs";
import { explain } from "./command.mjs";
import { planInstall } from "./debian-packages.mjs";
import { Failure } from "./failure.mjs";
import { isRecentMariadb } from "./mariadb-binaries.mjs";
import { isOn, readSetting } from "./settings.mjs";
import { explainServer } from "./start-steps.mjs";

describe("what the person at the terminal reads", () => {
  it("a failure as it was written, with its advice on a line of its own", () => {
    expect(explain(new Failure("The sky falls.", "Take cover."))).toBe("The sky falls.\n  → Take cover.");
  });

  it("a full disk, whoever reports it", () => {
    const ours = Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
    const theirs = new CommandFailed("turbo", { code: 1, signal: null }, "write: No space left on device");
    for (const error of [ours, theirs]) expect(explain(error)).toMatch(/disk .* is full[\s\S]*Free some space/);
  });

  it("a folder of somebody else", () => {
    const error = Object.assign(new Error("EACCES"), { code: "EACCES", path: "/srv/.data" });
    expect(explain(error)).toMatch("/srv/.data cannot be written (EACCES)");
  });

  it("the end of what a failed program printed", () => {
    const output = Array.from({ length: 50 }, (_, index) => `line ${index}`).join("\n");
    const text = explain(new CommandFailed("node", { code: 3, signal: null }, output));
    expect(text).toMatch("node ended with code 3");
    expect(text).toMatch("line 49");
    expect(text).not.toMatch("line 29\n");
  });

  it("which port a server did not get", () => {
    const output = "Error: listen EADDRINUSE: address already in use 0.0.0.0:8080\n at x";
    expect(explainServer(output, "code 1").message).toMatch("Port 8080 was taken");
    expect(explainServer("boom", "code 1").message).toMatch("boom");
  });
});

describe("missing programs", () => {
  it("are installed by root on Debian", () => {
    expect(planInstall(["mariadb"], { apt: true, root: true })).toEqual({
      install: ["mariadb-server-core", "mariadb-client-core"],
      why: "the embedded database",
    });
  });

  it("are named with the command to type where only root is missing", () => {
    const failure = planInstall(["mariadb"], { apt: true, root: false });
    expect(failure).toBeInstanceOf(Failure);
    expect(failure.message).toMatch("sudo apt-get install -y --no-install-recommends mariadb-server-core");
    expect(failure.message).toMatch("DATABASE_URL");
    expect(failure.message).toMatch("DATABASE_URL=");
  });

  it("are named with the alternatives elsewhere", () => {
    const { message } = planInstall(["mariadb"], { apt: false, root: true });
    expect(message).toMatch("DATABASE_URL");
    expect(message).not.toMatch("apt-get");
  });

  it("include a MariaDB that is too old", () => {
    expect(isRecentMariadb("mariadbd  Ver 10.11.19-MariaDB-0+deb12u1 for debian-linux-gnu")).toBe(true);
    expect(isRecentMariadb("mariadbd  Ver 11.8.3-MariaDB for Linux")).toBe(true);
    expect(isRecentMariadb("mariadbd  Ver 10.6.18-MariaDB-0ubuntu0.22.04.1")).toBe(false);
    expect(isRecentMariadb("mysqld  Ver 8.0.36 for Linux")).toBeUndefined();
  });
});

describe("settings", () => {
  it("come from NAME, or from the file that NAME_FILE names", () => {
    expect(readSetting("WEB_PORT", { WEB_PORT: "81", WEB_PORT_FILE: "/nowhere" })).toBe("81");
    expect(readSetting("WEB_PORT", { WEB_PORT: "" })).toBeUndefined();
    expect(readSetting("HOST_NAME", { HOST_NAME_FILE: import.meta.filename })).toMatch(/^import /);
    expect(() => readSetting("WEB_PORT", { WEB_PORT_FILE: "/nowhere" })).toThrow(
      "WEB_PORT_FILE=/nowhere cannot be read",
    );
  });

  it("are switched off by the usual words", () => {
    for (const off of ["0", "false", "No", "OFF"]) expect(isOn(off, true)).toBe(false);
    for (const on of ["1", "true", "yes"]) expect(isOn(on, false)).toBe(true);
    expect(isOn(undefined, true)).toBe(true);
  });
});
