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

/** The accounts of those who run events. The server makes it on top of its login library. */
export interface StaffAccounts {
  /** How many accounts there are. */
  count(): Promise<number>;
  /**
   * Makes an owner, in one transaction with `guard`, which runs first: when it says false, nothing is made.
   * @returns null when the guard refused
   */
  createAdmin(admin: NewAdmin, guard?: (tx: Transaction) => Promise<boolean>): Promise<StaffMember | null>;
  /** The same for somebody of any role; `guard` is told whom it would be. */
  createMember(
    member: NewStaffMember,
    guard: (tx: Transaction, made: StaffMember) => Promise<boolean>,
  ): Promise<StaffMember | null>;
}
