import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findProgram } from "../../../scripts/lib/mariadb-binaries.mjs";
import { filesOf } from "../../../scripts/lib/mariadb-data.mjs";
import { dataFolder } from "./env.ts";

const files = () => filesOf(join(dataFolder(), "mariadb"));

/** Lets the time of a hold run out: a test has no fifteen minutes, and the server reads no other clock than its own. */
export function endHold(bookingId: string): void {
  const url = new URL(readFileSync(files().url, "utf8").trim());
  const statement = `UPDATE bookings SET created_at = created_at - INTERVAL 1 HOUR, expires_at = expires_at - INTERVAL 1 HOUR WHERE id = '${bookingId}'`;
  const args = ["--no-defaults", `--host=${url.hostname}`, `--port=${url.port}`, `--user=${url.username}`];
  const { status, stderr } = spawnSync(findProgram(["mariadb"]) ?? "mariadb", [...args, "guichet", "-e", statement], {
    env: { ...process.env, MYSQL_PWD: decodeURIComponent(url.password) },
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
}

/** Does something while the database answers nobody, as when it moves to another node. */
export async function whileDatabaseStandsStill(action: () => Promise<void>): Promise<void> {
  const pid = Number(readFileSync(join(files().data, "mariadbd.pid"), "utf8"));
  process.kill(pid, "SIGSTOP");
  try {
    await action();
  } finally {
    process.kill(pid, "SIGCONT");
  }
}
