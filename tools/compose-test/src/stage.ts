import { type Booking, expectAnswer, json, request } from "./guest.ts";
import { startLoad, type Tally } from "./load.ts";
import type { Project } from "./project.ts";

/** What the steps share: the project that is tested, and all that its guests were told. */
export class Stage {
  readonly project: Project;
  readonly told = new Map<string, Booking>();
  #sessionId = "";
  #key = "";

  constructor(project: Project) {
    this.project = project;
  }

  get webUrl(): string {
    return `http://127.0.0.1:${this.project.ports.web}`;
  }

  get apiUrl(): string {
    return `http://127.0.0.1:${this.project.ports.api}`;
  }

  /** The API key that the sales were opened with. */
  get key(): string {
    return this.#key;
  }

  /** An event with one session in which there is room for all. */
  async openSales(key: string): Promise<void> {
    this.#key = key;
    const headers = { authorization: `Bearer ${key}` };
    const event = { title: "Quatuor du soir", venue: "Théâtre", city: "Nantes", status: "PUBLISHED" };
    const { id } = await expectAnswer<{ id: string }>(201, `${this.apiUrl}/events/`, json(event, headers));
    const session = {
      startsAt: "2035-06-02T20:30:00+02:00",
      endsAt: "2035-06-02T22:00:00+02:00",
      capacity: 50_000,
      basePrice: 1_800,
    };
    const made = await expectAnswer<{ id: string }>(
      201,
      `${this.apiUrl}/events/${id}/sessions`,
      json(session, headers),
    );
    this.#sessionId = made.id;
  }

  /** Does the work while guests book, then looks for every booking that any of them was told of. */
  async underLoad(work: () => Promise<void>): Promise<Tally> {
    const load = startLoad({ apiUrl: this.apiUrl, webUrl: this.webUrl, sessionId: this.#sessionId });
    let tally: Tally;
    try {
      await work();
    } finally {
      tally = await load.stop();
      for (const [id, booking] of tally.acknowledged) this.told.set(id, booking);
    }
    if (tally.acknowledged.size === 0) throw new Error("nobody could book");
    await this.findAll();
    return tally;
  }

  /** @throws Error when a booking is missing, or not as its guest was told */
  async findAll(): Promise<void> {
    const waiting = [...this.told.values()];
    const wrong: string[] = [];
    const look = async () => {
      for (let told = waiting.pop(); told !== undefined; told = waiting.pop()) {
        const { status, body } = await request(`${this.apiUrl}/bookings/${told.id}`);
        if (status !== 200 || !isAsTold(body as Booking, told)) wrong.push(`${told.reference} (${status})`);
      }
    };
    await Promise.all(Array.from({ length: 8 }, look));
    if (wrong.length > 0)
      throw new Error(`${wrong.length} of ${this.told.size} bookings lost or changed: ${wrong.slice(0, 5)}`);
  }
}

function isAsTold(now: Booking, told: Booking): boolean {
  return now.reference === told.reference && now.seats === told.seats && now.status === told.status;
}
