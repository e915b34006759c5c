import { type EventRow, findEvent, hasSessionToCome } from "@guichet/db";
import type { Context } from "../context.ts";
import { BUSY_RETRY_SECONDS, type Failure, fail, ok, type Result } from "../errors.ts";
import { isDatabaseBusy } from "../problem.ts";
import { changeEventStatus } from "./change-service.ts";
import type { ChangeStatusOfManyInput, EventDetail, StatusOutcome } from "./schema.ts";

type Wish = ChangeStatusOfManyInput["events"][number];

/**
 * Gives each of several events a status, one transaction each and in their order: what is refused of one does not spoil the others. An
 * event that has the status already counts as done, so that asking again after a lost answer tells the same.
 */
export async function changeStatusOfMany(
  ctx: Context,
  { events }: ChangeStatusOfManyInput,
): Promise<{ items: StatusOutcome[] }> {
  const items: StatusOutcome[] = [];
  let busy: Failure | undefined;
  for (const wish of events) {
    const result: Result<Changed> = busy ?? (await changeOne(ctx, wish));
    // Whoever is busy would keep each of those that follow waiting as long as this one.
    if (!result.ok && result.reason === "busy") busy = result;
    items.push(outcomeOf(wish, result));
  }
  return { items };
}

interface Changed {
  readonly before: EventRow;
  readonly after: Pick<EventDetail, "status" | "version">;
}

async function changeOne(ctx: Context, { id, version, status }: Wish): Promise<Result<Changed>> {
  try {
    const before = await findEvent(ctx.database.writer, id);
    if (before === null) return fail("event-not-found");
    if (before.status === status) return ok({ before, after: before });
    const isFirstSale = before.status === "DRAFT" && status === "PUBLISHED";
    if (isFirstSale && !(await hasSessionToCome(ctx.database.writer, id, ctx.now())))
      return fail("event-without-session");
    const after = await changeEventStatus(ctx, { id, version }, status);
    return after.ok ? ok({ before, after: after.value }) : after;
  } catch (error) {
    if (isDatabaseBusy(error)) return fail("busy", { retryAfterSeconds: BUSY_RETRY_SECONDS });
    throw error;
  }
}

function outcomeOf({ id }: Wish, result: Result<Changed>): StatusOutcome {
  if (!result.ok) {
    const { reason, count } = result;
    return { outcome: "refused", id, reason, ...(count === undefined ? {} : { count }) };
  }
  const { before, after } = result.value;
  return { outcome: "done", id, before: before.status, status: after.status, version: after.version };
}
