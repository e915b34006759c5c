/** Ids of what exists, by what they are of. The texts that stand for one (`@event@`) are replaced by one of them, in turn. */
export class KnownIds {
  readonly #ids: Readonly<Record<string, string[]>> = { event: [], session: [], booking: [] };
  #turn = 0;

  add(kind: "event" | "session" | "booking", id: string): void {
    this.#ids[kind]?.push(id);
  }

  /** Notes what an answer with a Location has made. */
  addFrom(location: string | undefined): void {
    const [, kind, id] = /^\/(event|booking|session)s\/([^/]+)$/.exec(location ?? "") ?? [];
    if (kind !== undefined && id !== undefined) this.add(kind as "event", id);
  }

  fill(text: string): string {
    return text.replaceAll(/@(event|session|booking)@/g, (_, kind: string) => {
      const ids = this.#ids[kind] ?? [];
      this.#turn += 1;
      return ids[this.#turn % ids.length] ?? "unknown";
    });
  }
}
