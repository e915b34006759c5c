import { type Database, listApiKeyRows, namesOfStaff } from "@guichet/db";
import { z } from "zod";
import { cutPage, decodeCursor, encodeCursor } from "../cursor.ts";
import { ok, type Result } from "../errors.ts";
import { instantOut } from "../fields.ts";
import { peopleOf, presentApiKey } from "./present.ts";
import type { ApiKey, ListApiKeysInput } from "./schema.ts";

const position = z.tuple([instantOut, z.uuid()]);

interface ListServices {
  readonly database: Pick<Database, "writer">;
  readonly now: () => Date;
}

/** The keys, newest first: also those that have ended, so that it can be seen what there was. */
export async function listApiKeys(
  { database, now: clock }: ListServices,
  input: ListApiKeysInput,
): Promise<Result<{ items: ApiKey[]; nextCursor: string | null }>> {
  const after = decodeCursor(input.cursor, position);
  if (!after.ok) return after;
  const now = clock();
  const rows = await listApiKeyRows(database.writer, {
    state: input.state ?? null,
    now,
    after: after.value === null ? null : { createdAt: new Date(after.value[0]), id: after.value[1] },
    limit: input.limit + 1,
  });
  const page = cutPage(rows, input.limit);
  const names = await namesOfStaff(database.writer, peopleOf(page.rows));
  const items = page.rows.map((row) => presentApiKey(row, { now, names }));
  const nextCursor = page.last === null ? null : encodeCursor([page.last.createdAt.toISOString(), page.last.id]);
  return ok({ items, nextCursor });
}
