import { type ChildProcessByStdio, spawn } from "node:child_process";
import { userInfo } from "node:os";
import { createInterface, type Interface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import type { NodeFiles } from "./node-files.ts";

type Client = ChildProcessByStdio<Writable, Readable, null>;

const END = "-- end --";

/** The client's options: on the socket the server knows us by our system user, and asks for no password. */
export const clientArgs = (files: NodeFiles): string[] => [
  "--no-defaults",
  `--socket=${files.socket}`,
  `--user=${userInfo().username}`,
  "--batch",
  "--skip-column-names",
];

/**
 * A lasting session with this node's own server, by MariaDB's client on the socket: a question every 300 ms shall not cost a
 * program's start. Broken, or too slow, it is closed, and the next question opens another.
 */
export class SqlSession {
  readonly #files: NodeFiles;
  #open: { readonly client: Client; readonly lines: Interface } | null = null;

  constructor(files: NodeFiles) {
    this.#files = files;
  }

  /**
   * Runs one statement. Not to be called again before it has answered.
   * @returns rows of columns
   * @throws Error when the server is not there, refuses, or takes longer than `limitMs`
   */
  async query(statement: string, limitMs: number): Promise<string[][]> {
    this.#open ??= this.#connect();
    const { client, lines } = this.#open;
    const rows: string[][] = [];
    try {
      await new Promise<void>((done, fail) => {
        const timer = setTimeout(() => fail(new Error(`no answer within ${limitMs} ms`)), limitMs);
        timer.unref();
        lines.on("line", (line) => {
          if (line !== END) return void rows.push(line.split("\t"));
          clearTimeout(timer);
          done();
        });
        lines.once("close", () => fail(new Error("the server is not there, or refuses")));
        client.stdin.write(`${statement};\nSELECT '${END}';\n`);
      });
    } catch (error) {
      this.close();
      throw error;
    } finally {
      lines.removeAllListeners("line");
      lines.removeAllListeners("close");
    }
    return rows;
  }

  close(): void {
    this.#open?.client.kill("SIGKILL");
    this.#open = null;
  }

  #connect() {
    const args = [...clientArgs(this.#files), "--unbuffered", "--connect-timeout=1"];
    const client = spawn("mariadb", args, { stdio: ["pipe", "pipe", "ignore"] });
    client.on("error", () => undefined);
    client.stdin.on("error", () => undefined);
    return { client, lines: createInterface({ input: client.stdout }) };
  }
}
