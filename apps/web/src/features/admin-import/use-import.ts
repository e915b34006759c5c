import type { ImportAttendeesInput } from "@guichet/api/attendees/import-schema";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type ImportOptions, type ImportProgress, postImport } from "../../lib/post-import.ts";
import { REPEATABLE } from "../../lib/query-client.ts";
import { trpc } from "../../lib/trpc.ts";

/** A file that was chosen, dropped or pasted. */
export interface ChosenFile {
  readonly name: string;
  readonly contents: Blob;
  /** Another one each time: the same name may have other contents. */
  readonly number: number;
}

/** What of the reading somebody has said: the rest is guessed. */
export type Reading = Pick<
  ImportOptions,
  "encoding" | "delimiter" | "header" | "name" | "givenName" | "email" | "seats"
>;

interface Wanted {
  readonly sessionId: string | undefined;
  readonly file: ChosenFile | null;
  readonly reading: Reading;
}

/** The dry run of a file, again with each change of how it is read; and the import itself. */
export function useImport({ sessionId, file, reading }: Wanted) {
  const utils = trpc.useUtils();
  const [progress, setProgress] = useState<ImportProgress>({ done: 0, total: 0 });

  const dryRun = useQuery({
    queryKey: ["attendee-import", sessionId, file?.number, reading],
    queryFn: ({ signal }) =>
      postImport(file?.contents ?? new Blob(), { ...reading, sessionId, dryRun: true }, { signal }),
    enabled: sessionId !== undefined && file !== null,
    // The answer of a moment ago is not that of now: seats are booked meanwhile.
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
    // While the same file is read otherwise, what was said of it stays.
    placeholderData: (previous, query) => (query?.queryKey[2] === file?.number ? previous : undefined),
  });

  const run = useMutation({
    // Of an import that got no answer nobody knows how far it came: to send it again is how one finds out, and goes on.
    ...REPEATABLE,
    mutationFn: (options: Pick<ImportAttendeesInput, "letters" | "locale">) =>
      postImport(
        file?.contents ?? new Blob(),
        { ...reading, ...options, sessionId, dryRun: false },
        { onProgress: setProgress },
      ),
    onSettled: () =>
      Promise.all([
        utils.bookings.invalidate(),
        utils.sessions.invalidate(),
        utils.events.invalidate(),
        utils.dashboard.invalidate(),
        utils.attendees.invalidate(),
      ]),
  });
  return { dryRun, run, progress };
}
