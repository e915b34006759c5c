/** jsdom has no EventSource: this one is played, as the network is. A test says what the server says. */
export class PlayedEventSource extends EventTarget {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSED = 2;
  static all: PlayedEventSource[] = [];

  readonly CONNECTING = 0;
  readonly OPEN = 1;
  readonly CLOSED = 2;
  readonly url: string;
  readyState = 0;

  constructor(url: string) {
    super();
    this.url = url;
    PlayedEventSource.all.push(this);
  }

  close(): void {
    this.readyState = 2;
  }

  /** The server's first word, after which the page knows that it is live. */
  connect(reconnectAfterInactivityMs?: number): void {
    this.readyState = 1;
    this.dispatchEvent(new MessageEvent("connected", { data: JSON.stringify({ reconnectAfterInactivityMs }) }));
  }

  say(id: string, news: unknown): void {
    this.dispatchEvent(new MessageEvent("message", { data: JSON.stringify(news), lastEventId: id }));
  }

  /** The connection is gone, and the browser tries to take it up again. */
  breakOff(): void {
    this.readyState = 0;
    this.dispatchEvent(new Event("error"));
  }

  /** Refused for good, as by 429 or 503. */
  refuse(): void {
    this.readyState = 2;
    this.dispatchEvent(new Event("error"));
  }
}
