import { countStaff, type Database, hasStaff, insertStaff, inTransaction, type Transaction } from "@guichet/db";
import { v7 as uuidv7 } from "uuid";
import type { Passwords } from "./passwords.ts";
import type { Role, RoleOrNone } from "./schema.ts";

/** The first of the staff: an owner. */
export interface NewAdmin {
  readonly name: string;
  readonly email: string;
  /** In clear; kept only as a hash. */
  readonly password: string;
}

/** Somebody of any role. */
export interface NewStaffMember extends NewAdmin {
  readonly role: Role;
}

export interface StaffMember {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: RoleOrNone;
}

/** Whether an account may be made, and what is to be stored with it. `made` is whose it would be. */
export type MakingGuard = (tx: Transaction, made: StaffMember) => Promise<boolean>;

/** The accounts of those who run events. */
export interface StaffAccounts {
  /** How many accounts there are. */
  count(): Promise<number>;
  /**
   * Makes an owner, in one transaction with `guard`, which runs first: when it says false, nothing is made.
   * @returns null when the guard refused
   */
  createAdmin(admin: NewAdmin, guard?: MakingGuard): Promise<StaffMember | null>;
  /** The same for somebody of any role. */
  createMember(member: NewStaffMember, guard: MakingGuard): Promise<StaffMember | null>;
}

/** A guard said no: the transaction ends without a trace. */
class GuardRefused extends Error {}

/** The accounts of the staff: account and guard commit together. */
export function createStaffAccounts(database: Database, passwords: Passwords): StaffAccounts {
  async function createMember(
    { name, email, password, role }: NewStaffMember,
    guard: MakingGuard,
  ): Promise<StaffMember | null> {
    const passwordHash = await passwords.hash(password);
    const member = { id: uuidv7(), name, email: email.toLowerCase(), role };
    const row = { ...member, accountId: uuidv7(), passwordHash, createdAt: new Date() };
    let runs = 0;
    try {
      await inTransaction(database, async (tx) => {
        runs += 1;
        // The guard would refuse what an earlier run, of whose COMMIT nothing was heard, has made.
        if (runs > 1 && (await hasStaff(tx, row.id))) return;
        if (!(await guard(tx, member))) throw new GuardRefused();
        await insertStaff(tx, row);
      });
      return member;
    } catch (error) {
      if (error instanceof GuardRefused) return null;
      throw error;
    }
  }
  return {
    count: () => countStaff(database.writer),
    createAdmin: (admin, guard = always) => createMember({ ...admin, role: "owner" }, guard),
    createMember,
  };
}

async function always(): Promise<boolean> {
  return true;
}
