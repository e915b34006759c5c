import type { MakingGuard, NewStaffMember, Passwords, StaffAccounts, StaffMember } from "@guichet/api/server";
import { countStaff, type Database, hasStaff, insertStaff, inTransaction } from "@guichet/db";
import { v7 as uuidv7 } from "uuid";

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
