import type { Transaction } from "./transaction.ts";

/** Anything that runs queries: a client of the database, or a transaction of it. */
export type Connection = Transaction;
