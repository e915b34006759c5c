import type { Database } from "../client.ts";
import { listMigrations } from "./files.ts";

const NO_SUCH_TABLE = /_prisma_migrations' doesn't exist/;

/**
 * The migrations that this code expects and this database lacks, oldest first: empty when it is ready. For /readyz.
 * Rejects when the database does not answer.
 */
export async function pendingMigrations(database: Pick<Database, "writer">): Promise<string[]> {
  const [names, applied] = await Promise.all([listMigrations(), appliedMigrations(database)]);
  return names.filter((name) => !applied.has(name));
}

async function appliedMigrations({ writer }: Pick<Database, "writer">): Promise<Set<string>> {
  try {
    const rows = await writer.$queryRaw<{ name: string }[]>`
      SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
    return new Set(rows.map((row) => row.name));
  } catch (error) {
    if (error instanceof Error && NO_SUCH_TABLE.test(error.message)) return new Set();
    throw error;
  }
}
