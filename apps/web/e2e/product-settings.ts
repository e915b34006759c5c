/** The product under test has its own ports, so that one that runs here is not disturbed. */
export const WEB_PORT = 18080;
export const API_PORT = 18100;
export const BASE_URL = `http://127.0.0.1:${WEB_PORT}`;

/** Where the letters that it sent are read (mail-box.ts). */
export const MAILBOX_PORT = 18125;
export const MAILBOX_URL = `http://127.0.0.1:${MAILBOX_PORT}`;

/** The first admin, made at its start. */
export const ADMIN = { email: "admin@example.org", password: "guichet de laiton 1926" };
