import { afterAll, beforeAll, expect, it } from "vitest";
import { ADA, cookiesOf, signInFrom } from "../testing/sign-in.ts";
import { createTestProcess, PUBLIC_URL, type TestProcess } from "../testing/test-process.ts";

const UNKNOWN = "0190a000-0000-7000-8000-000000000001";

let guichet: TestProcess;
let cookie: string;
let sessionId: string;
beforeAll(async () => {
  guichet = await createTestProcess({ TRUST_PROXY: "1" });
  await guichet.services.staffAccounts.createAdmin(ADA);
  cookie = cookiesOf(await signInFrom(guichet, ADA));
  const key = await guichet.key("admin");
  const event = { title: "Nuit du jazz", venue: "Caveau", city: "Lyon", status: "PUBLISHED" };
  const { id } = (await guichet.rest("POST", "/events/", { key, body: event })).json<{ id: string }>();
  const startsAt = new Date(Date.now() + 7 * 86_400_000);
  const body = { startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000), capacity: 20, basePrice: 0 };
  sessionId = (await guichet.rest("POST", `/events/${id}/sessions`, { key, body })).json<{ id: string }>().id;
});
afterAll(() => guichet.drop());

function send(payload: string | Buffer, query = "", headers: Record<string, string> = {}) {
  return guichet.web.inject({
    method: "POST",
    url: `/imports/attendees?sessionId=${sessionId}${query}`,
    headers: { "content-type": "text/csv", origin: PUBLIC_URL, cookie, ...headers },
    payload,
  });
}

it("a file of attendees is answered in lines: how far it is, and a report", async () => {
  const file = "nom;places\nZoé;2\nAda;1\n";
  const dry = await send(file);
  expect([dry.statusCode, dry.headers["content-type"]]).toEqual([200, "application/x-ndjson"]);
  expect(JSON.parse(dry.body)).toMatchObject({ report: { totals: { bookings: 2, seats: 3 }, outcome: null } });
  const lines = (await send(file, "&dryRun=false")).body
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines).toMatchObject([{ progress: { done: 0, total: 2 } }, { report: { outcome: { made: 2, refused: [] } } }]);
});

it("is told to be empty when it is, as a file and not as a request", async () => {
  // As browsers send it.
  const { statusCode, body } = await send("", "", { "content-length": "0" });
  expect([statusCode, JSON.parse(body)]).toMatchObject([
    200,
    { report: { problems: [{ line: null, code: "empty" }] } },
  ]);
});

it("is refused before it is read to whoever may not, to other sites, and as another type", async () => {
  const statusOf = async (headers: Record<string, string>) => (await send("nom\nZoé", "", headers)).statusCode;
  expect(await statusOf({ cookie: "" })).toBe(401);
  expect(await statusOf({ origin: "https://evil.example" })).toBe(403);
  for (const type of ["text/plain", "application/json", "multipart/form-data"]) {
    expect(await statusOf({ "content-type": type }), type).toBe(415);
  }
});

it("is refused when it is too large, or its query makes no sense", async () => {
  expect((await send(Buffer.alloc(5 * 1024 * 1024 + 1, "a"))).json()).toMatchObject({ status: 413 });
  expect((await send("nom\nZoé", "&encoding=ebcdic")).json()).toMatchObject({ status: 422 });
  expect((await send("nom\nZoé", "&colour=red")).json()).toMatchObject({ status: 422 });
  const elsewhere = { method: "POST" as const, url: `/imports/attendees?sessionId=${UNKNOWN}` };
  const headers = { "content-type": "text/csv", origin: PUBLIC_URL, cookie };
  expect((await guichet.web.inject({ ...elsewhere, headers, payload: "nom\nZoé" })).statusCode).toBe(404);
  const read = await guichet.web.inject({ url: "/imports/attendees", headers: { cookie } });
  expect([read.statusCode, read.headers["allow"]]).toEqual([405, expect.stringContaining("POST")]);
});
