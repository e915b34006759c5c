import { Agent, request } from "node:https";
import type { Answer, GrantRequest } from "./grant.ts";
import { parseAnswer } from "./peer-messages.ts";
import { bodyOf, certificates } from "./peer-server.ts";
import { type NodeReport, parseReport } from "./report.ts";
import type { Peer, Settings } from "./settings.ts";

const LIMIT_MS = 1_000;

/** The supervisors of the other nodes. */
export class Peers {
  readonly #others: readonly Peer[];
  readonly #port: number;
  readonly #agent: Agent;

  constructor(settings: Settings) {
    this.#others = settings.nodes.filter((node) => node.name !== settings.nodeName);
    this.#port = settings.ports.peer;
    // Whoever has a certificate of this authority is a node; addresses of containers change.
    this.#agent = new Agent({ ...certificates(settings), checkServerIdentity: () => undefined, keepAlive: false });
  }

  /** What those of them say that answer within a second. */
  async reports(): Promise<NodeReport[]> {
    const answers = await Promise.all(
      this.#others.map((peer) =>
        this.#ask(peer, "/report")
          .then(parseReport)
          .then((report) => (report.name === peer.name ? report : null))
          .catch(() => null),
      ),
    );
    return answers.filter((report) => report !== null);
  }

  /** Asks all of them for their word that this node may start the cluster. Who does not answer within a second has not given it. */
  async askGrants(asked: GrantRequest): Promise<Answer[]> {
    return Promise.all(
      this.#others.map((peer) =>
        this.#ask(peer, "/grant", JSON.stringify(asked))
          .then(parseAnswer)
          .catch((): Answer => ({ granted: false, why: `${peer.name} does not answer` })),
      ),
    );
  }

  /** Gives the words back. Who does not hear it keeps its own until it runs out. */
  async release(self: NodeReport): Promise<void> {
    await Promise.allSettled(this.#others.map((peer) => this.#ask(peer, "/release", JSON.stringify(self))));
  }

  #ask(peer: Peer, path: string, body?: string): Promise<string> {
    return new Promise((done, fail) => {
      const options = { host: peer.host, port: this.#port, path, agent: this.#agent, method: body ? "POST" : "GET" };
      const asking = request({ ...options, signal: AbortSignal.timeout(LIMIT_MS) }, (response) => {
        if (response.statusCode === 200) bodyOf(response).then(done, fail);
        else fail(new Error(`status ${response.statusCode}`));
      });
      asking.on("error", fail);
      asking.end(body);
    });
  }
}
