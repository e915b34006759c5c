import { setTimeout as sleep } from "node:timers/promises";

const DAY_MS = 86_400_000;
/** The most that a session may have (POST /events/{id}/sessions). */
const MOST_SEATS = 100_000;

const MOST_TRIES = 10;

interface EventAnswer {
  readonly id: string;
}

/** Makes what is booked, over REST with a key, as another program would. */
export class Catalogue {
  readonly #api: string;
  readonly #key: string;
  /** The event that all sessions of the run belong to. */
  readonly eventId: string;

  private constructor(api: string, key: string, eventId: string) {
    this.#api = api;
    this.#key = key;
    this.eventId = eventId;
  }

  /** Publishes the event that all sessions of the run belong to. */
  static async open(api: string, key: string): Promise<Catalogue> {
    const event = { title: "Sale rush", venue: "The hall", city: "Lyon", allowOverlap: true, status: "PUBLISHED" };
    const { id } = (await post(`${api}/events/`, key, event)) as EventAnswer;
    return new Catalogue(api, key, id);
  }

  /** @returns the ids of new sessions, each with as many seats as there may be unless `capacity` says otherwise */
  async addSessions(count: number, capacity = MOST_SEATS): Promise<string[]> {
    const ids: string[] = [];
    for (let i = 0; i < count; i++) {
      const startsAt = new Date(Date.now() + (30 + i) * DAY_MS);
      const session = {
        startsAt: startsAt.toISOString(),
        endsAt: new Date(startsAt.getTime() + DAY_MS / 12).toISOString(),
        capacity,
        basePrice: 1500,
      };
      const { id } = (await post(`${this.#api}/events/${this.eventId}/sessions`, this.#key, session)) as EventAnswer;
      ids.push(id);
    }
    return ids;
  }

  /** A booking of one seat. @returns its id */
  async book(sessionId: string): Promise<string> {
    const { id } = (await post(`${this.#api}/bookings/`, null, bookingOf(sessionId, 0))) as EventAnswer;
    return id;
  }
}

/** What guest `i` sends to book one seat. */
export function bookingOf(sessionId: string, i: number): Record<string, unknown> {
  return { sessionId, name: `Ada Martin ${i}`, email: `ada.martin.${i}@example.org`, seats: 1, locale: "fr" };
}

/** Tries again when the server is busy, as long as it says that it may help (503 with Retry-After). */
async function post(url: string, key: string | null, body: object): Promise<unknown> {
  const authorization = key === null ? {} : { authorization: `Bearer ${key}` };
  const headers = { "content-type": "application/json", ...authorization };
  for (let tries = 1; ; tries++) {
    const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
    if (answer.status === 201) return answer.json();
    const wait = Number(answer.headers.get("retry-after"));
    if (answer.status !== 503 || tries === MOST_TRIES || !(wait > 0)) {
      throw new Error(`POST ${url} answered ${answer.status}: ${await answer.text()}`);
    }
    await answer.body?.cancel();
    await sleep(wait * 1000);
  }
}
