import { useState } from "react";
import { trpc } from "../../lib/trpc.ts";
import type { Command } from "./command.ts";
import { type RecentRecord, recentRecords, rememberRecord } from "./recent-records.ts";
import { useRecordCommand } from "./use-record-command.ts";

interface RecentCommands {
  readonly commands: readonly Command[];
  readonly remember: (record: RecentRecord) => void;
}

/** What one opened from the palette before, as far as one may still see it. */
export function useRecentCommands(): RecentCommands {
  const me = trpc.auth.me.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY });
  const staffId = me.data?.staff?.id;
  const recordCommand = useRecordCommand();
  const [records] = useState(() => (staffId === undefined ? [] : recentRecords(staffId)));
  return {
    commands: records.map((record) => recordCommand(record, "recent")).filter((command) => command !== null),
    remember: (record) => {
      if (staffId !== undefined) rememberRecord(staffId, record);
    },
  };
}
