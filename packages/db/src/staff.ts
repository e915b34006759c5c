import type { Connection } from "./connection.ts";
import { padded } from "./id-table.ts";
import type { Transaction } from "./transaction.ts";

export interface NewStaffRow {
  readonly id: string;
  /** Of the row that keeps the password. */
  readonly accountId: string;
  readonly name: string;
  /** In lower case. */
  readonly email: string;
  readonly role: string;
  readonly passwordHash: string;
  readonly createdAt: Date;
}

/** How many may sign in, banned ones among them. */
export function countStaff(db: Connection): Promise<number> {
  return db.user.count();
}

/** Whether this very account has been made: of a transaction that is repeated, an earlier run may have been committed. */
export async function hasStaff(db: Connection, id: string): Promise<boolean> {
  return (await db.user.count({ where: { id } })) > 0;
}

/**
 * Adds somebody who signs in with a password, in the form that every release has read: provider `credential`, and the user's
 * own id as the account's. A taken address is refused by `users_email_key`.
 */
export async function insertStaff(tx: Transaction, staff: NewStaffRow): Promise<void> {
  const { id, accountId, name, email, role, passwordHash, createdAt } = staff;
  const times = { createdAt, updatedAt: createdAt };
  await tx.user.create({ data: { id, name, email, role, emailVerified: true, ...times } });
  await tx.authAccount.create({
    data: { id: accountId, accountId: id, providerId: "credential", userId: id, password: passwordHash, ...times },
  });
}

/** What people of the staff are called, by id. Whoever is gone is left out. */
export async function namesOfStaff(db: Connection, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.user.findMany({ where: { id: { in: padded(ids) } }, select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [id, name]));
}
