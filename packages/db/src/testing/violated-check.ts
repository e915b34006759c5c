/** What the adapter says of a server error, inside Prisma's own. */
interface AdapterError {
  readonly cause?: { readonly originalCode?: string; readonly originalMessage?: string };
}

const CHECK_FAILED = "4025";

/** The name of the CHECK constraint that refused a row, or null when the error is another one. */
export function violatedCheck(error: unknown): string | null {
  const { meta } = (error ?? {}) as { readonly meta?: { readonly driverAdapterError?: AdapterError } };
  const cause = (meta?.driverAdapterError ?? (error as AdapterError | undefined))?.cause;
  if (cause?.originalCode !== CHECK_FAILED) return null;
  return /CONSTRAINT `([^`]+)` failed/.exec(cause.originalMessage ?? "")?.[1] ?? null;
}
