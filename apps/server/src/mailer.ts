import { type Delivery, type Envelope, email, LETTERS_AT_ONCE, type Mailer } from "@guichet/api/server";
import { createTransport } from "nodemailer";

export interface MailSettings {
  /** `smtp://` or `smtps://`, with a name and password where the mail server asks for them. */
  readonly smtpUrl: string;
  /** An address, alone or as `Name <address>`. */
  readonly from: string;
}

/** Milliseconds. A letter that is under way when they are over fails and is tried again. */
const TIMEOUTS = { dnsTimeout: 10_000, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };
/** Longer than between two letters of a busy day, shorter than what mail servers close by themselves. */
const IDLE_MS = 30_000;

/** Of the account at the mail server, or of its whole service: the next letter would meet the same. */
const UNREACHABLE: ReadonlySet<string> = new Set([
  ...["ECONNECTION", "ETIMEDOUT", "ESOCKET", "EDNS", "ETLS", "EPROTOCOL", "EPROXY", "ECONFIG"],
  ...["EAUTH", "ENOAUTH", "EOAUTH2"],
]);
/** The mail server read this one letter, or its addresses, and said no. */
const OF_THE_LETTER: ReadonlySet<string> = new Set(["EENVELOPE", "EMESSAGE"]);

export interface MailTransport extends Mailer {
  /** Ends connections that wait for a next letter. */
  close(): void;
}

/** Sends letters through a mail server (SMTP), over connections that are used again. */
export function createMailer({ smtpUrl, from }: MailSettings): MailTransport {
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: LETTERS_AT_ONCE,
    // The outbox repeats, and it alone.
    maxRequeues: 0,
    idleTimeout: IDLE_MS,
    ...TIMEOUTS,
    // A password is given to nobody in clear, but to this machine.
    requireTLS: hasPassword(smtpUrl) && !isThisMachine(smtpUrl),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  // Connections that break while they wait for a letter: the next letter opens another.
  transport.on("error", () => undefined);
  const sender = readMailbox(from);
  return {
    async send(envelope) {
      // The library reads what it is given as a list of addresses, even here: one text could become several recipients.
      const to = email.safeParse(envelope.to);
      if (!to.success) return { outcome: "refused", why: "not an address" };
      try {
        await transport.sendMail(messageOf({ ...envelope, to: to.data }, sender));
        return { outcome: "sent" };
      } catch (error) {
        return judge(error);
      }
    },
    close: () => transport.close(),
  };
}

interface Mailbox {
  readonly name: string;
  readonly address: string;
}

function readMailbox(from: string): Mailbox {
  const [, name = "", address = from] = /^(?:(.*) )?<([^<>]+)>$/.exec(from) ?? [];
  return { name: name.trim(), address };
}

/** The envelope, which alone decides who gets a letter, is given besides and not read from the headers. */
function messageOf({ messageId, to, subject, text, html }: Envelope, from: Mailbox) {
  return {
    messageId: `<${messageId}@${from.address.split("@").at(-1)}>`,
    from,
    to: { name: "", address: to },
    envelope: { from: from.address, to: [to] },
    subject,
    text,
    html,
    // No answering machine answers (RFC 3834).
    headers: { "Auto-Submitted": "auto-generated" },
  };
}

interface MailError {
  readonly code?: string;
  readonly responseCode?: number;
}

/** What to do after a failure. What the mail server said in words stays out of it: it may name the recipient. */
function judge(error: unknown): Exclude<Delivery, { outcome: "sent" }> {
  const { code = "unknown", responseCode } = error as MailError;
  const why = responseCode === undefined ? code : `${code} ${responseCode}`;
  // 421: the service goes away (RFC 5321 §4.2.3).
  if (UNREACHABLE.has(code) || responseCode === 421) return { outcome: "unreachable", why };
  const isFinal = OF_THE_LETTER.has(code) && (responseCode === undefined || responseCode >= 500);
  return { outcome: isFinal ? "refused" : "failed", why };
}

function hasPassword(url: string): boolean {
  return new URL(url).password !== "";
}

function isThisMachine(url: string): boolean {
  return ["localhost", "127.0.0.1", "[::1]"].includes(new URL(url).hostname);
}
