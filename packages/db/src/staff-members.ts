import type { Connection } from "./connection.ts";
import type { Transaction } from "./transaction.ts";
import type { TwoFactorRow } from "./two-factors.ts";

export interface StaffMemberRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: string | null;
  /** May not sign in: `banned` in the table. */
  readonly disabled: boolean;
  readonly twoFactorEnabled: boolean;
  readonly lastSignInAt: Date | null;
  readonly createdAt: Date;
}

const COLUMNS = {
  id: true,
  name: true,
  email: true,
  role: true,
  banned: true,
  twoFactor: { select: { enabledAt: true } },
  lastSignInAt: true,
  createdAt: true,
} as const;

interface StoredMember extends Omit<StaffMemberRow, "disabled" | "twoFactorEnabled"> {
  readonly banned: boolean | null;
  readonly twoFactor: Pick<TwoFactorRow, "enabledAt"> | null;
}

function fromStored({ banned, twoFactor, ...row }: StoredMember): StaffMemberRow {
  return { ...row, disabled: banned === true, twoFactorEnabled: (twoFactor?.enabledAt ?? null) !== null };
}

/** By name. @param most how many at most */
export async function listStaffRows(db: Connection, most: number): Promise<StaffMemberRow[]> {
  const rows = await db.user.findMany({ select: COLUMNS, orderBy: [{ name: "asc" }, { id: "asc" }], take: most });
  return rows.map(fromStored);
}

export async function findStaffRow(db: Connection, id: string): Promise<StaffMemberRow | null> {
  const row = await db.user.findUnique({ where: { id }, select: COLUMNS });
  return row === null ? null : fromStored(row);
}

/** @param email in lower case */
export async function findStaffRowByEmail(db: Connection, email: string): Promise<StaffMemberRow | null> {
  const row = await db.user.findUnique({ where: { email }, select: COLUMNS });
  return row === null ? null : fromStored(row);
}

/**
 * Lets one change of the staff run at a time: locks the rows of all owners, and writes them. Locks of a node alone would not do: on a
 * cluster, two changes that began on two nodes are told apart by what both have written. What is counted under this lock (owners, people,
 * invitations) stays so until the caller's transaction ends.
 */
export async function lockStaff(tx: Transaction, now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE users SET updated_at = GREATEST(${now}, updated_at + INTERVAL 1000 MICROSECOND) WHERE role = 'owner'`;
}

/** How many owners may sign in. The caller holds `lockStaff`. */
export function countEnabledOwners(tx: Transaction): Promise<number> {
  return tx.user.count({ where: { role: "owner", NOT: { banned: true } } });
}

/** The caller holds `lockStaff`. */
export async function updateStaffRole(tx: Transaction, id: string, change: { role: string; now: Date }): Promise<void> {
  await tx.$executeRaw`UPDATE users SET role = ${change.role}, updated_at = ${change.now} WHERE id = ${id}`;
}

/** Lets somebody sign in no more, or again. The caller holds `lockStaff`, and ends their logins. */
export async function updateStaffDisabled(
  tx: Transaction,
  id: string,
  change: { disabled: boolean; now: Date },
): Promise<void> {
  const { disabled, now } = change;
  await tx.$executeRaw`
    UPDATE users SET banned = ${disabled}, ban_reason = NULL, ban_expires = NULL, updated_at = ${now} WHERE id = ${id}`;
}
