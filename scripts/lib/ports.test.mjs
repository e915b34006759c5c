import { createServer } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { findFreePort, isPortFree, parsePort, requireFreePorts } from "./ports.mjs";

/** @type {import("node:net").Server[]} */
const servers = [];
afterEach(() => servers.splice(0).forEach((server) => void server.close()));

const occupy = (host) =>
  new Promise((resolve) => {
    const server = createServer();
    servers.push(server);
    server.listen(0, host, () => resolve(server.address().port));
  });

describe("ports", () => {
  it("tells a free port from a taken one", async () => {
    expect(await isPortFree(await findFreePort(), "127.0.0.1")).toBe(true);
    expect(await isPortFree(await occupy("127.0.0.1"), "127.0.0.1")).toBe(false);
  });

  it.each(["127.0.0.1", "0.0.0.0"])("refuses a port that something on %s uses, naming the setting", async (host) => {
    const port = await occupy(host);
    const refusal = requireFreePorts([{ name: "WEB_PORT", port }]);
    await expect(refusal).rejects.toThrow(`Port ${port} is already in use`);
    await expect(refusal).rejects.toThrow(`WEB_PORT=${port + 1} npm start`);
  });

  it("lets free ports pass", async () => {
    await requireFreePorts([{ name: "WEB_PORT", port: await findFreePort() }]);
  });

  it("refuses one port for two purposes", async () => {
    const port = await findFreePort();
    const both = [
      { name: "WEB_PORT", port },
      { name: "API_PORT", port },
    ];
    await expect(requireFreePorts(both)).rejects.toThrow("two different ports");
  });

  it("takes a default for an absent setting and refuses what is no port", () => {
    expect(parsePort("WEB_PORT", undefined, 8080)).toBe(8080);
    expect(parsePort("WEB_PORT", "", 8080)).toBe(8080);
    expect(parsePort("WEB_PORT", "81", 8080)).toBe(81);
    for (const value of ["0", "65536", "80.5", "http", "-1"]) {
      expect(() => parsePort("WEB_PORT", value, 8080)).toThrow(`WEB_PORT=${value} is not a port`);
    }
  });
});
