import type { Connection } from "./connection.ts";
import type { Transaction } from "./transaction.ts";

export interface StaffInvitationRow {
  readonly id: string;
  /** In lower case. */
  readonly email: string;
  readonly role: string;
  /** The user who invites; null when a command did. */
  readonly invitedBy: string | null;
  readonly expiresAt: Date;
  readonly createdAt: Date;
}

export interface NewStaffInvitationRow extends StaffInvitationRow {
  /** SHA-256 of the token, hex. */
  readonly tokenHash: string;
}

const COLUMNS = { id: true, email: true, role: true, invitedBy: true, expiresAt: true, createdAt: true } as const;

const open = (now: Date) => ({ acceptedAt: null, revokedAt: null, expiresAt: { gt: now } });

/** The invitations that can still be accepted, newest first. */
export function listOpenInvitations(db: Connection, now: Date, most: number): Promise<StaffInvitationRow[]> {
  const orderBy = [{ createdAt: "desc" }, { id: "desc" }] as const;
  return db.staffInvitation.findMany({ where: open(now), select: COLUMNS, orderBy: [...orderBy], take: most });
}

export function countOpenInvitations(db: Connection, now: Date): Promise<number> {
  return db.staffInvitation.count({ where: open(now) });
}

/** The invitation that a token opens now. Accepting it may still fail: only `takeInvitation` decides. */
export function findOpenInvitation(db: Connection, tokenHash: string, now: Date): Promise<StaffInvitationRow | null> {
  return db.staffInvitation.findFirst({ where: { tokenHash, ...open(now) }, select: COLUMNS });
}

/** The open invitation of an address. @param email in lower case */
export function findOpenInvitationTo(db: Connection, email: string, now: Date): Promise<StaffInvitationRow | null> {
  return db.staffInvitation.findFirst({ where: { email, ...open(now) }, select: COLUMNS });
}

/** An invitation, whatever became of it. */
export function findInvitation(db: Connection, id: string): Promise<StaffInvitationRow | null> {
  return db.staffInvitation.findUnique({ where: { id }, select: COLUMNS });
}

/** Keeps an invitation in the place of those that were open for the same address. */
export async function insertInvitation(tx: Transaction, invitation: NewStaffInvitationRow): Promise<void> {
  const { email, createdAt } = invitation;
  await tx.$executeRaw`
    UPDATE staff_invitations SET revoked_at = ${createdAt}
    WHERE email = ${email} AND accepted_at IS NULL AND revoked_at IS NULL`;
  await tx.staffInvitation.create({ data: invitation });
}

/** Ends an invitation. @returns false when it was not open */
export async function revokeInvitation(tx: Transaction, id: string, now: Date): Promise<boolean> {
  const revoked = await tx.$executeRaw`
    UPDATE staff_invitations SET revoked_at = ${now}
    WHERE id = ${id} AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > ${now}`;
  return revoked === 1;
}

/** Deletes invitations that ended before an instant, whether or not anybody came. @returns how many: call again while it is `most` */
export function deletePastInvitations(tx: Transaction, endedBefore: Date, most: number): Promise<number> {
  return tx.$executeRaw`DELETE FROM staff_invitations WHERE expires_at < ${endedBefore} LIMIT ${most}`;
}

/** Ends what somebody has invited to and nobody has accepted. The caller holds `lockStaff`. @returns how many */
export function revokeInvitationsBy(tx: Transaction, userId: string, now: Date): Promise<number> {
  return tx.$executeRaw`
    UPDATE staff_invitations SET revoked_at = ${now}
    WHERE invited_by = ${userId} AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > ${now}`;
}

/** Uses an invitation up: of two that run at once, one gets true. A rollback gives it back. */
export async function takeInvitation(tx: Transaction, tokenHash: string, now: Date): Promise<boolean> {
  const taken = await tx.$executeRaw`
    UPDATE staff_invitations SET accepted_at = ${now}
    WHERE token_hash = ${tokenHash} AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > ${now}`;
  return taken === 1;
}
