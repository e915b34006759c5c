const KINDS = { data: 1, rows: 2, end: 3, problem: 4 } as const;

/** A frame of a file as the server sends it. */
export function exportFrame(kind: keyof typeof KINDS, contents: string | object): Uint8Array<ArrayBuffer> {
  const bytes = new TextEncoder().encode(typeof contents === "string" ? contents : JSON.stringify(contents));
  const frame = new Uint8Array(5 + bytes.length);
  frame[0] = KINDS[kind];
  new DataView(frame.buffer).setUint32(1, bytes.length);
  frame.set(bytes, 5);
  return frame;
}
