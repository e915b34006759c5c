/** What V8 sampled, as far as it is read here (Chrome DevTools protocol, Profiler.Profile). */
export interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  }[];
  readonly samples: readonly number[];
  /** Microseconds since the sample before. */
  readonly timeDeltas: readonly number[];
}

/** A part of the time in which the process was not idle: 0 to 1. */
export interface Share {
  readonly name: string;
  readonly share: number;
}

export interface Summary {
  /** Busy part of the whole time, 0 to 1. */
  readonly busy: number;
  /** By package, or by what V8 and Node did themselves; the largest first. */
  readonly subsystems: readonly Share[];
  /** By function, the time in itself; the largest first. */
  readonly functions: readonly Share[];
}

type Frame = CpuProfile["nodes"][number]["callFrame"];

/** Where a process spent its time: self time, without what it called. */
export function summarise({ nodes, samples, timeDeltas }: CpuProfile): Summary {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const subsystems = new Map<string, number>();
  const functions = new Map<string, number>();
  let idle = 0;
  let busy = 0;
  for (const [i, id] of samples.entries()) {
    const frame = frames.get(id);
    // A sample stands for the time until the next one.
    const time = Math.max(0, timeDeltas[i + 1] ?? 0);
    if (frame === undefined) continue;
    if (frame.functionName === "(idle)") {
      idle += time;
      continue;
    }
    busy += time;
    add(subsystems, subsystemOf(frame), time);
    add(functions, functionOf(frame), time);
  }
  const total = busy + idle;
  return {
    busy: total === 0 ? 0 : busy / total,
    subsystems: sharesOf(subsystems, busy),
    functions: sharesOf(functions, busy),
  };
}

function add(sums: Map<string, number>, name: string, time: number): void {
  sums.set(name, (sums.get(name) ?? 0) + time);
}

function sharesOf(sums: Map<string, number>, whole: number): Share[] {
  const shares = [...sums].map(([name, time]) => ({ name, share: whole === 0 ? 0 : time / whole }));
  return shares.sort((a, b) => b.share - a.share);
}

/** The package that a function belongs to; what has no file is V8's own, or system calls: `(program)`. */
export function subsystemOf({ url, functionName }: Pick<Frame, "url" | "functionName">): string {
  if (url === "") return functionName.startsWith("(") ? functionName : "(native)";
  if (url.startsWith("node:")) return nodeModuleOf(url);
  const installed = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1];
  if (installed !== undefined) return installed;
  return /\/((?:packages|apps)\/[^/]+\/(?:generated|src(?:\/[^/.]+(?=\/))?))/.exec(url)?.[1] ?? "(other)";
}

/** `node:internal/streams/writable` is `node:streams`, `node:_http_server` is `node:http`. */
function nodeModuleOf(url: string): string {
  const [first = "", second] = url.slice("node:".length).split("/");
  const name = first === "internal" ? (second ?? first) : first;
  return `node:${name.replace(/^_/, "").replace(/_.*$/, "")}`;
}

function functionOf({ functionName, url, lineNumber }: Frame): string {
  const name = functionName === "" ? "(anonymous)" : functionName;
  if (url === "") return name;
  const file = url.startsWith("node:") ? url : url.split("/").slice(-2).join("/");
  return `${name} ${file}:${lineNumber + 1}`;
}

/** Some lines for the terminal. */
export function renderSummary(title: string, { busy, subsystems, functions }: Summary): string {
  const line = ({ name, share }: Share) => `  ${(share * 100).toFixed(1).padStart(5)} %  ${name}`;
  return [
    `${title}: the API process was busy ${(busy * 100).toFixed(0)} % of the time, with`,
    ...subsystems.slice(0, 16).map(line),
    " and by function",
    ...functions.slice(0, 25).map(line),
  ].join("\n");
}
