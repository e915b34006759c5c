import { Prisma } from "../generated/prisma/client.ts";
import type { Connection } from "./connection.ts";
import type { Transaction } from "./transaction.ts";

/** A login: a row of `auth_sessions`, since "session" is a date of an event. Of its token only the hash is kept. */
export interface LoginRow {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: string | null;
  readonly isDisabled: boolean;
  readonly twoFactorEnabled: boolean;
  readonly createdAt: Date;
  /** When it was last used, to the minute. */
  readonly usedAt: Date;
  readonly expiresAt: Date;
  /** When its owner last gave a password or a second factor. */
  readonly authenticatedAt: Date;
}

interface FoundLogin extends Omit<LoginRow, "isDisabled" | "twoFactorEnabled"> {
  readonly isDisabled: number | null;
  readonly twoFactorEnabled: number;
}

export interface NewLoginRow {
  readonly id: string;
  /** SHA-256 of the token, hex. */
  readonly tokenHash: string;
  readonly userId: string;
  readonly address: string | null;
  readonly userAgent: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** A login that can still be used. */
export interface LiveLoginRow {
  readonly id: string;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

const MOST_USER_AGENT = 500;
const MOST_ADDRESS = 45;

export async function insertLogin(tx: Transaction, login: NewLoginRow): Promise<void> {
  const { id, tokenHash, userId, address, userAgent, createdAt, expiresAt } = login;
  await tx.authSession.create({
    data: {
      id,
      token: tokenHash,
      userId,
      ipAddress: address?.slice(0, MOST_ADDRESS) ?? null,
      userAgent: userAgent?.slice(0, MOST_USER_AGENT) ?? null,
      createdAt,
      updatedAt: createdAt,
      authenticatedAt: createdAt,
      expiresAt,
    },
  });
}

/** Whether this very login is there: of a transaction that is repeated, an earlier run may have been committed. */
export async function hasLogin(db: Connection, id: string): Promise<boolean> {
  return (await db.authSession.count({ where: { id } })) > 0;
}

/** The login with this token and whose it is, whatever its state. */
export function findLogin(db: Connection, tokenHash: string): Promise<LoginRow | null> {
  return readLogin(db, Prisma.sql`s.token = ${tokenHash}`);
}

/** The same by its id, which it keeps when its token changes. */
export function findLoginById(db: Connection, id: string): Promise<LoginRow | null> {
  return readLogin(db, Prisma.sql`s.id = ${id}`);
}

async function readLogin(db: Connection, where: Prisma.Sql): Promise<LoginRow | null> {
  const [row] = await db.$queryRaw<FoundLogin[]>`
    SELECT s.id, s.user_id AS userId, u.name, u.email, u.role, u.banned AS isDisabled,
           f.enabled_at IS NOT NULL AS twoFactorEnabled, s.created_at AS createdAt, s.updated_at AS usedAt,
           s.expires_at AS expiresAt, COALESCE(s.authenticated_at, s.created_at) AS authenticatedAt
    FROM auth_sessions s JOIN users u ON u.id = s.user_id
    LEFT JOIN two_factors f ON f.user_id = u.id
    WHERE ${where}`;
  return row === undefined
    ? null
    : { ...row, isDisabled: Boolean(row.isDisabled), twoFactorEnabled: Boolean(row.twoFactorEnabled) };
}

/** Notes that a login is in use, unless that was noted after `notSince`, or it has ended. */
export async function noteLoginUse(
  db: Connection,
  id: string,
  use: { readonly now: Date; readonly expiresAt: Date; readonly notSince: Date },
): Promise<void> {
  await db.$executeRaw`
    UPDATE auth_sessions SET updated_at = ${use.now}, expires_at = ${use.expiresAt}
    WHERE id = ${id} AND updated_at <= ${use.notSince} AND expires_at > ${use.now}`;
}

/**
 * Notes that the password or a second factor was just given in a login, and gives it another token: the one that it had is nobody's.
 * @param renewal `authenticatedAt` is the last time before: of two that come with one token at once, one renews it
 * @returns false when the login has ended, or was renewed since
 */
export async function renewLogin(
  tx: Transaction,
  renewal: { readonly id: string; readonly authenticatedAt: Date; readonly tokenHash: string; readonly now: Date },
): Promise<boolean> {
  const { id, authenticatedAt, tokenHash, now } = renewal;
  const renewed = await tx.$executeRaw`
    UPDATE auth_sessions SET token = ${tokenHash}, authenticated_at = ${now}
    WHERE id = ${id} AND COALESCE(authenticated_at, created_at) = ${authenticatedAt}`;
  return renewed === 1;
}

/** The logins of somebody that can still be used, the one used last first. */
export function listLogins(
  db: Connection,
  userId: string,
  live: { readonly now: Date; readonly createdAfter: Date; readonly most: number },
): Promise<LiveLoginRow[]> {
  return db.authSession.findMany({
    where: { userId, expiresAt: { gt: live.now }, createdAt: { gt: live.createdAfter } },
    select: { id: true, ipAddress: true, userAgent: true, createdAt: true, updatedAt: true },
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    take: live.most,
  });
}

/** Ends a login of somebody. @returns false when there was none */
export async function deleteLogin(tx: Transaction, login: { id: string; userId: string }): Promise<boolean> {
  return (await tx.$executeRaw`DELETE FROM auth_sessions WHERE id = ${login.id} AND user_id = ${login.userId}`) === 1;
}

/** Ends the login with this token, whoever's it is. */
export async function deleteLoginByToken(tx: Transaction, tokenHash: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM auth_sessions WHERE token = ${tokenHash}`;
}

/** Ends all logins of somebody, on every node at once, but for one. @returns how many */
export function deleteLoginsOf(tx: Transaction, userId: string, butFor: string | null): Promise<number> {
  return butFor === null
    ? tx.$executeRaw`DELETE FROM auth_sessions WHERE user_id = ${userId}`
    : tx.$executeRaw`DELETE FROM auth_sessions WHERE user_id = ${userId} AND id <> ${butFor}`;
}

/** Ends all logins of everybody, on every node at once. @returns how many */
export function deleteAllLogins(tx: Transaction): Promise<number> {
  return tx.$executeRaw`DELETE FROM auth_sessions`;
}

/** Deletes logins that are over. @returns how many: call again while it is `most` */
export function deletePastLogins(db: Connection, now: Date, most: number): Promise<number> {
  return db.$executeRaw`DELETE FROM auth_sessions WHERE expires_at <= ${now} ORDER BY expires_at LIMIT ${most}`;
}
