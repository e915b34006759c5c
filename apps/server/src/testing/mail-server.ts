import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

export interface ReceivedLetter {
  /** To whom it was to go, whatever its headers say. */
  readonly recipients: readonly string[];
  readonly sender: string;
  readonly source: string;
  /** As a mail program reads it. */
  readonly email: Email;
}

export interface MailServer {
  readonly url: string;
  readonly received: readonly ReceivedLetter[];
  close(): Promise<void>;
}

/** A mail server on a port of its own that keeps what it gets. Without passwords and TLS unless told otherwise. */
export async function startMailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const received: ReceivedLetter[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, { envelope }, done) {
      const reading = text(stream).then(async (source) => {
        const recipients = envelope.rcptTo.map(({ address }) => address);
        const sender = envelope.mailFrom === false ? "" : envelope.mailFrom.address;
        received.push({ recipients, sender, source, email: await PostalMime.parse(source) });
      });
      reading.then(() => done(), done);
    },
    ...options,
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
