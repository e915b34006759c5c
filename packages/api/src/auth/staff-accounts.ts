import type { Transaction } from "@guichet/db";
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
