import {
  checkNewPassword,
  guardFirstAdmin,
  issueSetupToken,
  type StaffAccounts,
  systemOrigin,
} from "@guichet/api/server";
import { classifyDatabaseError, type Database, SettingError } from "@guichet/db";

export interface FirstAdminOptions {
  readonly database: Database;
  readonly staffAccounts: StaffAccounts;
  readonly publicUrl: string;
  /** From ADMIN_EMAIL and ADMIN_PASSWORD_FILE. */
  readonly firstAdmin?: { readonly email: string; readonly password: string };
}

/**
 * When there is no staff yet: makes the admin that the environment names, or a link with which somebody becomes it.
 * @returns the line to print, or null when there is staff
 * @throws SettingError when the password of the environment is easy to guess
 */
export async function prepareFirstAdmin(options: FirstAdminOptions): Promise<string | null> {
  const { staffAccounts, firstAdmin } = options;
  if ((await staffAccounts.count()) > 0) return null;
  if (firstAdmin === undefined) return setupLink(options);
  const name = firstAdmin.email.split("@")[0] ?? "Admin";
  if (!checkNewPassword(firstAdmin.password, { ...firstAdmin, name, site: options.publicUrl }).ok) {
    throw new SettingError(
      "ADMIN_PASSWORD: is easy to guess; choose several words that have nothing to do with each other",
    );
  }
  try {
    const origin = systemOrigin("ADMIN_EMAIL", () => new Date());
    const made = await staffAccounts.createAdmin({ ...firstAdmin, name }, (tx, admin) =>
      guardFirstAdmin(tx, origin, admin),
    );
    return made === null ? null : `First admin: ${made.email}`;
  } catch (error) {
    // Another process that starts with us made the same account.
    if (classifyDatabaseError(error).kind === "duplicate") return null;
    throw error;
  }
}

/** A new single-use link, or null when there is staff. The token is behind the #, so that no server ever logs it. */
export async function setupLink(options: {
  readonly database: Database;
  readonly staffAccounts: Pick<StaffAccounts, "count">;
  readonly publicUrl: string;
}): Promise<string | null> {
  const token = await issueSetupToken(options, new Date());
  return token === null ? null : `First admin: ${options.publicUrl}/admin.html#/setup?token=${token}`;
}
