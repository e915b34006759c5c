import { StartError } from "./database-ready.ts";
import type { Env } from "./env.ts";
import type { GuichetProcess } from "./process.ts";

/** Connections that may wait to be accepted: a sale begins with thousands in one instant. The system may cut it (somaxconn). */
const BACKLOG = 4096;

/**
 * Opens both ports.
 * @throws StartError when one cannot be had
 */
export async function listen({ web, api }: GuichetProcess, { host, webPort, apiPort }: Env): Promise<void> {
  const doors = [
    { app: api, port: apiPort, setting: "API_PORT" },
    { app: web, port: webPort, setting: "WEB_PORT" },
  ];
  for (const { app, port, setting } of doors) {
    try {
      await app.listen({ host, port, backlog: BACKLOG });
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code !== "EADDRINUSE" && code !== "EACCES" && code !== "EADDRNOTAVAIL") throw error;
      const why = code === "EADDRINUSE" ? "is already in use" : "cannot be taken";
      throw new StartError(`Port ${port} ${why} (${code} ${host}:${port}). Set ${setting} to another one.`);
    }
  }
}
