import { writeFileSync } from "node:fs";
import { setUpAccounts } from "./accounts.ts";
import { filesOf } from "./node-files.ts";
import { readSettings, SettingError } from "./settings.ts";

const USAGE = `guichet-node status      what this node's supervisor knows; exit code 0 when the node may get traffic
guichet-node bootstrap [NODE …]
                         start the cluster from this node's data, whatever the others hold (they fetch it); the nodes that
                         do not answer must be stopped for good, and named
guichet-node discard     set this node's data aside and fetch the cluster's
guichet-node passwords   give the database's users the passwords that the secrets hold now`;

const say = (text: string) => void process.stdout.write(`${text}\n`);

/** What an operator does on one node. @returns the exit code */
async function operate([command, ...names]: readonly string[]): Promise<number> {
  const settings = readSettings();
  const host = settings.mysqlBind === "0.0.0.0" ? "127.0.0.1" : settings.mysqlBind;
  const address = `http://${host}:${settings.ports.health}`;
  const status = async () => {
    const response = await fetch(`${address}/status`).catch(() => {
      throw new Error("The supervisor of this node does not answer: is it running?");
    });
    return (await response.json()) as Record<string, unknown>;
  };
  switch (command) {
    case "status": {
      const now = await status();
      say(JSON.stringify(now, null, 2));
      return now["synced"] === "yes" ? 0 : 1;
    }
    case "bootstrap":
    case "discard": {
      const now = await status();
      if (now["phase"] !== "offline") {
        console.error(`Nothing is done: MariaDB is ${now["phase"]} on this node. ${command} is for a node that waits.`);
        return 1;
      }
      const stranger = names.find((name) => !settings.nodes.some((node) => node.name === name));
      if (stranger !== undefined) throw new SettingError(`${stranger} is not among CLUSTER_NODES`);
      writeFileSync(filesOf(settings).override, `${[command, ...names].join(" ")}\n`);
      say("The supervisor has been told; its log says what it does.");
      return 0;
    }
    case "passwords":
      await setUpAccounts(settings);
      say("The users have the passwords of the secrets, on every node.");
      return 0;
    default:
      console.error(USAGE);
      return 2;
  }
}

try {
  process.exitCode = await operate(process.argv.slice(2));
} catch (error) {
  if (error instanceof SettingError) console.error(error.message);
  else console.error((error as Error).message);
  process.exitCode = 1;
}
