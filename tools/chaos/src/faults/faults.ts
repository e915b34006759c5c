import type { Fault } from "./fault.ts";
import { FREEZE_WRITER } from "./freeze-writer.ts";
import { FULL_DISK } from "./full-disk.ts";
import { JOIN_BY_SST } from "./join-by-sst.ts";
import { KILL_ALL, KILL_ALL_LOSE_ONE } from "./kill-all.ts";
import { KILL_API } from "./kill-api.ts";
import { KILL_HAPROXY } from "./kill-haproxy.ts";
import { KILL_READER, KILL_WRITER } from "./kill-node.ts";
import { PARTITION } from "./partition.ts";

/** All that there are, in the order in which they are done. */
export const FAULTS: readonly Fault[] = [
  KILL_WRITER,
  FREEZE_WRITER,
  KILL_READER,
  KILL_HAPROXY,
  KILL_API,
  KILL_ALL,
  KILL_ALL_LOSE_ONE,
  PARTITION,
  JOIN_BY_SST,
  FULL_DISK,
];
