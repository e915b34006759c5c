/** The records of a ZIP archive, as PKWARE's APPNOTE 6.3 has them (§4.3): little-endian, deflated, no 64-bit sizes. */

/** A file as the archive's directory tells of it. */
export interface ZipMember {
  readonly name: string;
  /** Of its local header, from the beginning of the archive. */
  readonly offset: number;
  readonly crc: number;
  readonly size: number;
  readonly compressedSize: number;
}

/** What 32 bits can say. */
export const MOST_BYTES = 0xffff_ffff;

const VERSION = 20;
/** Sizes follow the file (bit 3); the name is UTF-8 (bit 11). */
const FLAGS = 0x0808;
const DEFLATE = 8;
/** 1 January 1980, as DOS writes it: what is in the file says when it was made. */
const NO_DATE = 0x0021;

type Field = readonly [bytes: 2 | 4, value: number];

function record(fields: readonly Field[], name = ""): Buffer {
  const fixed = Buffer.alloc(fields.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of fields) at = fixed.writeUIntLE(value, at, bytes);
  return Buffer.concat([fixed, Buffer.from(name)]);
}

const common = (name: string, sizes: readonly [number, number, number]): Field[] => [
  ...([
    [2, FLAGS],
    [2, DEFLATE],
    [2, 0],
    [2, NO_DATE],
  ] as const),
  ...sizes.map((value): Field => [4, value]),
  [2, Buffer.byteLength(name)],
  [2, 0],
];

/** Before a file (§4.3.7). */
export function localHeader(name: string): Buffer {
  return record([[4, 0x0403_4b50], [2, VERSION], ...common(name, [0, 0, 0])], name);
}

/** After it (§4.3.9). */
export function descriptor({ crc, compressedSize, size }: ZipMember): Buffer {
  return record([
    [4, 0x0807_4b50],
    [4, crc],
    [4, compressedSize % (MOST_BYTES + 1)],
    [4, size % (MOST_BYTES + 1)],
  ]);
}

/** In the directory (§4.3.12). */
export function centralHeader({ name, crc, compressedSize, size, offset }: ZipMember): Buffer {
  const tail: Field[] = [
    [2, 0],
    [2, 0],
    [2, 0],
    [4, 0],
    [4, offset],
  ];
  const sizes = [crc, compressedSize, size] as const;
  return record([[4, 0x0201_4b50], [2, VERSION], [2, VERSION], ...common(name, sizes), ...tail], name);
}

/** The end (§4.3.16). */
export function endOfArchive(members: number, directory: { readonly offset: number; readonly size: number }): Buffer {
  return record([
    [4, 0x0605_4b50],
    [2, 0],
    [2, 0],
    [2, members],
    [2, members],
    [4, directory.size],
    [4, directory.offset],
    [2, 0],
  ]);
}
