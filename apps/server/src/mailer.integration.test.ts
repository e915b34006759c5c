import type { Envelope } from "@guichet/api/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createMailer } from "./mailer.ts";
import { type MailServer, startMailServer } from "./testing/mail-server.ts";
import { freePort } from "./testing/real-server.ts";

const FROM = "Guichet <tickets@example.org>";
const ID = "0190a000-0000-7000-8000-00000000a001";

function anEnvelope(fields: Partial<Envelope> = {}): Envelope {
  return {
    messageId: ID,
    to: "camille@example.org",
    subject: "Réservation confirmée : Nuit du jazz",
    text: "Bonjour\n",
    html: "<p>Bonjour</p>",
    ...fields,
  };
}

let server: MailServer;

beforeAll(async () => {
  server = await startMailServer();
});
afterAll(() => server.close());

async function sendTo(url: string, envelope: Envelope) {
  const mailer = createMailer({ smtpUrl: url, from: FROM });
  try {
    return await mailer.send(envelope);
  } finally {
    mailer.close();
  }
}

async function receive(fields: Partial<Envelope>) {
  expect(await sendTo(server.url, anEnvelope(fields))).toEqual({ outcome: "sent" });
  const letter = server.received.at(-1);
  if (letter === undefined) throw new Error("Nothing was received");
  return letter;
}

const HEADERS = [
  ...["auto-submitted", "content-type", "date", "from", "message-id", "mime-version", "subject", "to"],
].sort();

describe("a letter", () => {
  it("arrives with its text, its HTML, its sender and a Message-ID that is always the same", async () => {
    const { email, sender, recipients } = await receive({});
    expect(email.subject).toBe("Réservation confirmée : Nuit du jazz");
    expect(email.text?.trim()).toBe("Bonjour");
    expect(email.html).toContain("<p>Bonjour</p>");
    expect(email.from).toMatchObject({ name: "Guichet", address: "tickets@example.org" });
    expect(email.messageId).toBe(`<${ID}@example.org>`);
    expect(email.headers.map(({ key }) => key).sort()).toEqual(HEADERS);
    expect({ sender, recipients }).toEqual({ sender: "tickets@example.org", recipients: ["camille@example.org"] });
  });

  it.each([
    ["line breaks", "Hello\r\nBcc: thief@example.net\r\n\r\nread this"],
    ["a bare line feed", "Hello\nBcc: thief@example.net"],
    ["a bare carriage return", "Hello\rBcc: thief@example.net"],
    ["Unicode line separators", "Hello\u2028Bcc: thief@example.net\u0085X: y"],
    ["encoded words", "=?utf-8?Q?Hello=0D=0ABcc:_thief@example.net?="],
    ["quotes and commas", '"Nuit", <b@example.net>, c@example.net; d'],
    ["every script", "Été 東京 🎷 مرحبا"],
    ["a great length", `${"é".repeat(5_000)}`],
  ])("has one recipient and no other headers, with %s in its subject", async (_, subject) => {
    const { email, recipients, source } = await receive({ subject });
    expect(recipients).toEqual(["camille@example.org"]);
    expect(email.to).toEqual([{ name: "", address: "camille@example.org" }]);
    expect(email.headers.map(({ key }) => key).sort()).toEqual(HEADERS);
    const longest = Math.max(...source.split("\r\n").map((line) => Buffer.byteLength(line)));
    expect(longest).toBeLessThanOrEqual(998);
  });

  it.each([
    "a@example.org\r\nBcc: thief@example.net",
    "a@example.org\nthief@example.net",
    "a@example.org, thief@example.net",
    "a@example.org; thief@example.net",
    "<a@example.org> <thief@example.net>",
    '"a, b" <thief@example.net>',
    "a@example.org> SIZE=1\r\nRCPT TO:<thief@example.net",
    "group: a@example.org, thief@example.net;",
    "",
  ])("goes to nobody rather than to several: %j", async (to) => {
    const before = server.received.length;
    const delivery = await sendTo(server.url, anEnvelope({ to }));
    const got = server.received.slice(before);
    expect(got.flatMap(({ recipients }) => recipients).filter((one) => one.startsWith("thief"))).toEqual([]);
    expect(delivery.outcome).toBe("refused");
  });

  it("reads neither files nor addresses that somebody writes into it", async () => {
    const { source } = await receive({ text: "file:///etc/passwd", html: '<img src="file:///etc/passwd">' });
    expect(source).not.toContain("root:");
    expect(source).toContain("file:///etc/passwd");
  });
});

describe("a mail server that does not take a letter", () => {
  const refusing = (code: number, at: "onRcptTo" | "onMailFrom" | "onConnect") =>
    startMailServer({
      [at]: (_: unknown, __: unknown, done: (error: Error) => void) => {
        const refuse = typeof __ === "function" ? (__ as typeof done) : done;
        refuse(Object.assign(new Error("camille@example.org is unknown here"), { responseCode: code }));
      },
    });

  it.each([
    ["says no for good", 550, "onRcptTo", "refused"],
    ["says not now", 451, "onRcptTo", "failed"],
    ["goes away", 421, "onMailFrom", "unreachable"],
    ["takes no connection", 554, "onConnect", "unreachable"],
  ] as const)("%s: %i at %s", async (_, code, at, outcome) => {
    const unkind = await refusing(code, at);
    try {
      const delivery = await sendTo(unkind.url, anEnvelope());
      expect(delivery).toMatchObject({ outcome });
      // The log is for operators, and not for addresses.
      expect(JSON.stringify(delivery)).not.toContain("camille");
    } finally {
      await unkind.close();
    }
  });

  it("is not there", async () => {
    const delivery = await sendTo(`smtp://127.0.0.1:${await freePort()}`, anEnvelope());
    expect(delivery).toMatchObject({ outcome: "unreachable" });
  });

  it.each([
    ["smtps", { secure: true }],
    ["smtp", { disabledCommands: [] }],
  ])("is not who it says (%s): its certificate is its own work", async (scheme, options) => {
    const impostor = await startMailServer(options);
    try {
      const url = impostor.url.replace("smtp", scheme);
      expect(await sendTo(url, anEnvelope())).toMatchObject({ outcome: "unreachable" });
      expect(impostor.received).toEqual([]);
      // Nothing else was in the way.
      expect(await sendTo(`${url}?tls.rejectUnauthorized=false`, anEnvelope())).toEqual({ outcome: "sent" });
    } finally {
      await impostor.close();
    }
  });

  it("does not know the password", async () => {
    const strict = await startMailServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _, done) => {
        const isKnown = username === "tickets@example.org" && password === "p@ss word";
        if (isKnown) done(null, { user: username });
        else done(new Error("no"));
      },
    });
    const withPassword = (password: string) =>
      strict.url.replace("//", `//tickets%40example.org:${encodeURIComponent(password)}@`);
    try {
      expect(await sendTo(withPassword("wrong"), anEnvelope())).toMatchObject({ outcome: "unreachable" });
      expect(await sendTo(withPassword("p@ss word"), anEnvelope())).toEqual({ outcome: "sent" });
    } finally {
      await strict.close();
    }
  });
});
