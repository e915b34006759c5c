/** What a guest was told of a booking. */
export interface Booking {
  readonly id: string;
  readonly reference: string;
  readonly seats: number;
  readonly status: string;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const LIMIT_MS = 12_000;

/** @throws TypeError or a TimeoutError when no answer comes */
export async function request(url: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(LIMIT_MS) });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json") === true;
  return { status: response.status, body: isJson && text !== "" ? JSON.parse(text) : text };
}

export const json = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/json", ...headers },
  body: JSON.stringify(body),
});

/** A request that must be answered well. @throws Error otherwise */
export async function expectAnswer<T>(status: number, url: string, init: RequestInit = {}): Promise<T> {
  const answer = await request(url, init);
  if (answer.status === status) return answer.body as T;
  throw new Error(
    `${init.method ?? "GET"} ${url} answered ${answer.status}: ${JSON.stringify(answer.body).slice(0, 300)}`,
  );
}
