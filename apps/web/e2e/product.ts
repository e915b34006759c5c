import { spawn } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join, resolve } from "node:path";
import { startMailServer } from "../../server/src/testing/mail-server.ts";
import { dataFolder, plainEnvironment } from "./env.ts";
import { ADMIN, API_PORT, MAILBOX_PORT, WEB_PORT } from "./product-settings.ts";

/** Runs `npm start` on the tests' data folder, with demo data and a mail server, and takes the folder away at the end. */
const dataDir = dataFolder();
const passwordFile = join(dataDir, "admin-password");
writeFileSync(passwordFile, ADMIN.password, { mode: 0o600 });

/** What was sent is read by tests from here, as a program that shows mail would. */
const mail = await startMailServer();
const mailbox = createServer((_, answer) => {
  answer.end(JSON.stringify(mail.received.map(({ recipients, email }) => ({ recipients, text: email.text ?? "" }))));
});
mailbox.listen(MAILBOX_PORT, "127.0.0.1");

const product = spawn(process.execPath, ["scripts/start.mjs"], {
  cwd: resolve(import.meta.dirname, "../../.."),
  stdio: "inherit",
  env: {
    ...plainEnvironment(),
    WEB_PORT: String(WEB_PORT),
    API_PORT: String(API_PORT),
    DATA_DIR: dataDir,
    DEMO_DATA: "1",
    SMTP_URL: mail.url,
    MAIL_FROM: "guichet@example.org",
    ADMIN_EMAIL: ADMIN.email,
    ADMIN_PASSWORD_FILE: passwordFile,
  },
});
product.on("exit", (code) => {
  rmSync(dataDir, { recursive: true, force: true });
  process.exit(code ?? 1);
});
// The folder goes once the product has ended, whoever is told first.
for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => product.kill(signal));
