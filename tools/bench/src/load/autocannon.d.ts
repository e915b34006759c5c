/** What we use of autocannon 9; the package has no types of its own. */
declare module "autocannon" {
  export interface Request {
    method?: string;
    path?: string;
    headers?: Record<string, string>;
    body?: string;
    /** Called before each request is sent but a client's first; null starts the list of requests again. */
    setupRequest?: (request: Request, context: Record<string, unknown>) => Request | null;
    onResponse?: (status: number, body: string, context: Record<string, unknown>) => void;
  }

  export interface Client {
    setBody(body: string): void;
  }

  export interface Options {
    url: string;
    connections: number;
    /** Seconds. */
    duration: number;
    /** Seconds without an answer. */
    timeout: number;
    /** Milliseconds between two looks at whether to stop. */
    sampleInt: number;
    requests: Request[];
    setupClient?: (client: Client) => void;
  }

  export interface Run {
    on(event: "response", listener: (client: Client, status: number, bytes: number, ms: number) => void): void;
    on(event: "reqError", listener: (error: Error) => void): void;
    stop(): void;
  }

  export default function autocannon(options: Options, done: (error: Error | null) => void): Run;
}
