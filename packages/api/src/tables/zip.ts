import { pipeline, Readable } from "node:stream";
import { crc32, createDeflateRaw } from "node:zlib";
import { centralHeader, descriptor, endOfArchive, localHeader, MOST_BYTES, type ZipMember } from "./zip-records.ts";

/** A file that goes into an archive, its text in pieces. */
export interface ZipEntry {
  /** With `/` between folders; ASCII. */
  readonly name: string;
  readonly text: Iterable<string> | AsyncIterable<string>;
}

/** A quarter of the time of the usual level, for a tenth more bytes. */
const LEVEL = 3;

/** The archive, or a file in it, has become larger than ZIP can say without its 64-bit extension. */
export class ArchiveTooLargeError extends Error {
  override readonly name = "ArchiveTooLargeError";
}

/**
 * A ZIP archive (PKWARE APPNOTE 6.3) of files whose size nobody knows before they are written: sizes and checksums follow each file. Node
 * compresses outside its main thread, and no faster than the archive is taken.
 * @throws ArchiveTooLargeError past 4 GiB
 */
export async function* zip(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array, void> {
  const members: ZipMember[] = [];
  let offset = 0;
  for await (const { name, text } of entries) {
    const header = localHeader(name);
    yield header;
    const member = { name, offset, crc: 0, size: 0, compressedSize: 0 };
    for await (const bytes of compress(text, member)) {
      member.compressedSize += bytes.length;
      yield bytes;
    }
    const tail = descriptor(member);
    yield tail;
    members.push(member);
    offset += header.length + member.compressedSize + tail.length;
    if (Math.max(offset, member.size) > MOST_BYTES) throw new ArchiveTooLargeError(name);
  }
  const directory = Buffer.concat(members.map(centralHeader));
  yield directory;
  yield endOfArchive(members.length, { offset, size: directory.length });
}

/** Deflates a text, and notes its size and checksum. */
function compress(text: ZipEntry["text"], member: { crc: number; size: number }): AsyncIterable<Uint8Array> {
  async function* measured(): AsyncGenerator<Uint8Array> {
    for await (const part of text) {
      const bytes = Buffer.from(part);
      member.crc = crc32(bytes, member.crc);
      member.size += bytes.length;
      yield bytes;
    }
  }
  // Whichever end breaks off takes the other along, and what it waits for. The error comes out where the bytes are read.
  return pipeline(
    Readable.from(measured(), { objectMode: true, highWaterMark: 1 }),
    createDeflateRaw({ level: LEVEL }),
    () => {},
  );
}
