import type { createCaller } from "../root.ts";

type Caller = ReturnType<typeof createCaller>;
type Watch = keyof Caller["live"];
type NewsOf<W extends Watch> =
  Awaited<ReturnType<Caller["live"][W]>> extends AsyncIterable<{ readonly data: infer News }> ? News : never;

/** Somebody who listens. */
export interface Listener<News> {
  /** The next thing that is said, however long it takes; null when nothing more will be. */
  next(): Promise<{ readonly id: string; readonly news: News } | null>;
}

/** @param stream as a procedure gives it: the types of a caller show what tRPC's client makes of it */
export function listenTo<W extends Watch>(stream: Awaited<ReturnType<Caller["live"][W]>>): Listener<NewsOf<W>> {
  const said = (stream as unknown as AsyncIterable<readonly [string, NewsOf<W>]>)[Symbol.asyncIterator]();
  return {
    async next() {
      const { done, value } = await said.next();
      return done === true ? null : { id: value[0], news: value[1] };
    },
  };
}
