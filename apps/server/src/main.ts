import { DatabaseUrlError, SettingError } from "@guichet/db";
import { requireDatabase, StartError } from "./database-ready.ts";
import { type Env, readEnv } from "./env.ts";
import { prepareFirstAdmin } from "./first-admin.ts";
import { createProcess, type GuichetProcess } from "./process.ts";
import { closeOnSignal } from "./shutdown.ts";

async function main(): Promise<void> {
  const env = readEnv();
  const guichet = await createProcess(env);
  closeOnSignal({
    close: () => guichet.close(),
    exit: (code) => process.exit(code),
    warn: (message) => guichet.web.log.warn(message),
  });
  const { database, staffAccounts } = guichet.services;
  await requireDatabase(database, (message) => guichet.web.log.warn(message));
  await listen(guichet, env);
  guichet.startJobs();
  const { publicUrl, firstAdmin } = env;
  const line = await prepareFirstAdmin({
    database,
    staffAccounts,
    publicUrl,
    ...(firstAdmin === undefined ? {} : { firstAdmin }),
  });
  if (line !== null) process.stdout.write(`${line}\n`);
}

async function listen({ web, api }: GuichetProcess, { host, webPort, apiPort }: Env): Promise<void> {
  const doors = [
    { app: api, port: apiPort, setting: "API_PORT" },
    { app: web, port: webPort, setting: "WEB_PORT" },
  ];
  for (const { app, port, setting } of doors) {
    try {
      await app.listen({ host, port });
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code !== "EADDRINUSE" && code !== "EACCES" && code !== "EADDRNOTAVAIL") throw error;
      const why = code === "EADDRINUSE" ? "is already in use" : "cannot be taken";
      throw new StartError(`Port ${port} ${why} (${code} ${host}:${port}). Set ${setting} to another one.`);
    }
  }
}

main().catch((error: unknown) => {
  const isPlain = error instanceof SettingError || error instanceof StartError || error instanceof DatabaseUrlError;
  process.stderr.write(`${isPlain ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
