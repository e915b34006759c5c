import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { runProgram } from "./mariadbd.ts";
import type { NodeFiles } from "./node-files.ts";
import { mariadbUser, type Settings } from "./settings.ts";

/** Makes the folders of a node that are missing, for the user that MariaDB runs as. */
export function makeFolders(settings: Settings, files: NodeFiles): void {
  mkdirSync(settings.nodeDir, { recursive: true, mode: 0o750 });
  for (const folder of [files.supervisor, files.scratch]) mkdirSync(folder, { recursive: true, mode: 0o750 });
  if (settings.runAs === null) return;
  const folders = [settings.nodeDir, files.supervisor, files.scratch, files.data].filter((folder) =>
    existsSync(folder),
  );
  for (const folder of folders) giveTo(settings.runAs, folder);
}

/** Makes a data folder without anybody's data. What an earlier attempt left is not older than the cluster's founding. */
export async function makeDataFolder(settings: Settings, files: NodeFiles): Promise<void> {
  for (const folder of [files.data, files.unfinished]) rmSync(folder, { recursive: true, force: true });
  mkdirSync(files.unfinished, { mode: 0o700 });
  if (settings.runAs !== null) giveTo(settings.runAs, files.unfinished);
  await runProgram("mariadb-install-db", [
    "--no-defaults",
    `--datadir=${files.unfinished}`,
    `--tmpdir=${files.scratch}`,
    "--auth-root-authentication-method=socket",
    `--auth-root-socket-user=${mariadbUser(settings)}`,
    "--skip-test-db",
    "--skip-name-resolve",
    ...(settings.runAs === null ? [] : [`--user=${settings.runAs}`]),
  ]);
  renameSync(files.unfinished, files.data);
}

function giveTo(user: string, folder: string): void {
  const id = (option: string) => Number(execFileSync("id", [option, user], { encoding: "utf8" }));
  chownSync(folder, id("-u"), id("-g"));
  chmodSync(folder, 0o750);
}
