import { createServer } from "node:net";
import { Failure } from "./failure.mjs";

/**
 * Whether a TCP port can be listened on.
 * @param {number} port
 * @param {string} [host] default: every address, IPv4 and IPv6
 * @returns {Promise<boolean>}
 */
export function isPortFree(port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code === "EADDRINUSE") resolve(false);
      // No IPv6 here, say: nothing can be in the way there.
      else if (error.code === "EADDRNOTAVAIL" || error.code === "EAFNOSUPPORT") resolve(true);
      else if (error.code === "EACCES") reject(new Failure(`Port ${port} needs root.`, "Choose one above 1023."));
      else reject(error);
    });
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/**
 * Parses a port setting.
 * @param {string} name the setting, for the message
 * @param {string | undefined} value
 * @param {number} fallback used when the setting is absent or empty
 * @throws {Failure} when it is not a whole number from 1 to 65535
 */
export function parsePort(name, value, fallback) {
  if (value === undefined || value === "") return fallback;
  const port = Number(value);
  if (Number.isInteger(port) && port >= 1 && port <= 65535) return port;
  throw new Failure(`${name}=${value} is not a port.`, "Give a whole number from 1 to 65535.");
}

/**
 * Refuses before any long work when a port is already in use.
 * @param {{ name: string, port: number }[]} wanted
 * @throws {Failure}
 */
export async function requireFreePorts(wanted) {
  for (const [index, { name, port }] of wanted.entries()) {
    const twin = wanted.slice(0, index).find((other) => other.port === port);
    if (twin) throw new Failure(`${twin.name} and ${name} are both ${port}.`, "Give them two different ports.");
    // Each by itself: a program on 127.0.0.1 or ::1 alone does not clash with a wildcard on every system. One after the
    // other: the probes would be in each other's way.
    let free = true;
    for (const host of ["0.0.0.0", "127.0.0.1", "::1"]) free &&= await isPortFree(port, host);
    if (free) continue;
    throw new Failure(
      `Port ${port} is already in use (perhaps by another Guichet).`,
      /^\w+$/.test(name)
        ? `Stop what uses it, or choose another: ${name}=${port + 1} npm start`
        : `Stop what uses it (${name} is fixed).`,
    );
  }
}

/**
 * A port of the loopback interface that is free now.
 * @returns {Promise<number>}
 */
export function findFreePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
