import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import { BASE_URL } from "./product-settings.ts";
import { ADMIN_PAGE, signIn } from "./staff.ts";
import { expect, test } from "./visitor.ts";

const TARGET_EVENT = { title: "Fait par un autre site", venue: "Ailleurs", city: "Ailleurs", status: "PUBLISHED" };

let server: Server;
let port: number;
/** Cookies know no ports: what a form sends to another port of a host, it sends to ours. */
let lastCookie = "";
test.beforeAll(async () => {
  server = createServer((request, answer) => {
    lastCookie = request.headers.cookie ?? "";
    answer
      .setHeader("content-type", "text/html; charset=utf-8")
      .end("<!doctype html><title>Another site</title><body>");
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  ({ port } = server.address() as AddressInfo);
});
test.afterAll(() => {
  server.close();
  server.closeAllConnections();
});

/** What staff sees, as somebody who is signed in. */
async function stateOf(page: Page): Promise<unknown> {
  const ask = async (path: string, input: object) => {
    const answer = await page.request.get(`/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`);
    return (await answer.json()) as unknown;
  };
  return {
    me: await ask("auth.me", {}),
    events: await ask("events.list", { view: "manage", q: TARGET_EVENT.title }),
    newest: await ask("events.list", { view: "manage", sort: "newest", limit: 1 }),
    bookings: await ask("bookings.list", { limit: 1 }),
  };
}

/** Fills a form of this type and sends it, without leaving the page: its answer goes to a frame. */
async function submitForm(page: Page, form: { action: string; type: string; name: string; value: string }) {
  const answered = page.waitForResponse((response) => response.url() === form.action);
  await page.evaluate(({ action, type, name, value }) => {
    const frame = Object.assign(document.createElement("iframe"), { name: "answer" });
    const element = Object.assign(document.createElement("form"), { action, method: "post", enctype: type });
    element.target = frame.name;
    const input = document.createElement("input");
    Object.assign(input, { name, value });
    element.append(input);
    document.body.replaceChildren(frame, element);
    element.submit();
  }, form);
  return answered;
}

interface Attempt {
  readonly method?: "POST";
  readonly mode?: RequestMode;
  readonly credentials: RequestCredentials;
  readonly body?: string;
  readonly headers?: Record<string, string>;
}

/** What a request from the page gets to see of its answer. */
async function readsWith(page: Page, url: string, init: Attempt): Promise<string> {
  return page.evaluate(
    async ([address, options]) => {
      try {
        const answer = await fetch(address, options);
        const text = await answer.text();
        return answer.type === "opaque" && text === "" ? "nothing" : `${answer.status} ${text.slice(0, 80)}`;
      } catch {
        return "nothing";
      }
    },
    [url, init] as const,
  );
}

/** `127.0.0.1` is the same site as ours, so that our cookie comes along; `localhost` is another one. */
for (const { host, sendsCookie } of [
  { host: "127.0.0.1", sendsCookie: true },
  { host: "localhost", sendsCookie: false },
]) {
  test(`a page of ${host}, on another port, changes and reads nothing of somebody who is signed in`, async ({
    page,
    complaints,
  }) => {
    await page.goto(ADMIN_PAGE);
    await signIn(page, "fr");
    const before = await stateOf(page);
    await page.goto(`http://${host}:${port}/`);

    await test.step("with forms", async () => {
      const json = JSON.stringify(TARGET_EVENT);
      for (const path of ["/trpc/events.create", "/trpc/bookings.create", "/api/auth/sign-out"]) {
        const action = `${BASE_URL}${path}`;
        for (const form of [
          { action, type: "application/x-www-form-urlencoded", name: "title", value: TARGET_EVENT.title },
          { action, type: "multipart/form-data", name: "title", value: TARGET_EVENT.title },
          // The = between name and value ends up in a field that nobody looks at.
          { action, type: "text/plain", name: `${json.slice(0, -1)},"x":"`, value: '"}' },
        ]) {
          const answer = await submitForm(page, form);
          expect(answer.status(), `${form.type} to ${path}`).toBe(403);
        }
      }
    });

    await test.step("with forms that bring our cookie along, where the browser lets them", async () => {
      const action = `http://127.0.0.1:${port}/`;
      await submitForm(page, { action, type: "text/plain", name: "x", value: "x" });
      expect(lastCookie.includes("guichet.login=")).toBe(sendsCookie);
    });

    await test.step("with scripts", async () => {
      const body = JSON.stringify(TARGET_EVENT);
      const url = `${BASE_URL}/trpc/events.create`;
      const text = { "content-type": "text/plain" };
      const asJson = { "content-type": "application/json" };
      for (const init of [
        { method: "POST", mode: "no-cors", credentials: "include", body, headers: text },
        { method: "POST", mode: "no-cors", credentials: "include", body, headers: asJson },
        { method: "POST", credentials: "include", body, headers: asJson },
        { method: "POST", credentials: "include", body, headers: { ...asJson, "x-http-method-override": "POST" } },
        { method: "POST", credentials: "include", body },
      ] satisfies Attempt[]) {
        expect(await readsWith(page, url, init), JSON.stringify(init)).toBe("nothing");
      }
      await page.evaluate(
        ([address, payload]) => {
          navigator.sendBeacon(address, payload);
          navigator.sendBeacon(address, new Blob([payload], { type: "application/json" }));
        },
        [url, body] as const,
      );
      for (const path of [
        "/trpc/auth.me",
        "/trpc/bookings.list",
        "/exports/bookings.csv",
        "/api/auth/get-session",
        "/",
      ]) {
        for (const mode of ["cors", "no-cors"] as const) {
          expect(await readsWith(page, `${BASE_URL}${path}`, { mode, credentials: "include" }), path).toBe("nothing");
        }
      }
    });

    await test.step("with pictures, scripts and styles that it embeds", async () => {
      const input = encodeURIComponent(JSON.stringify(TARGET_EVENT));
      const urls = [`/trpc/events.create?input=${input}`, "/trpc/auth.me", "/api/auth/sign-out", "/favicon.svg"];
      const loaded = await page.evaluate(
        (addresses) =>
          Promise.all(
            addresses.flatMap((address) =>
              ["img", "script", "link"].map(
                (name) =>
                  new Promise<string>((resolve) => {
                    const element = document.createElement(name);
                    if (element instanceof HTMLLinkElement)
                      Object.assign(element, { rel: "stylesheet", href: address });
                    else Object.assign(element, { src: address });
                    element.onload = () => resolve(`${name} ${address}`);
                    element.onerror = () => resolve("nothing");
                    document.body.append(element);
                  }),
              ),
            ),
          ),
        urls.map((url) => `${BASE_URL}${url}`),
      );
      expect(new Set(loaded)).toEqual(new Set(["nothing"]));
    });

    await test.step("with a frame around our pages", async () => {
      for (const path of [ADMIN_PAGE, "/", "/trpc/auth.me"]) {
        await page.evaluate((address) => {
          const frame = Object.assign(document.createElement("iframe"), { src: address });
          return new Promise((resolve) => {
            frame.onload = resolve;
            document.body.replaceChildren(frame);
          });
        }, `${BASE_URL}${path}`);
        expect(page.frames().filter((frame) => frame.url().startsWith(BASE_URL))).toEqual([]);
      }
    });

    await test.step("with a window that it opens", async () => {
      const opened = page.waitForEvent("popup");
      await page.evaluate((address) => {
        Object.assign(window, { victim: window.open(address) });
      }, `${BASE_URL}${ADMIN_PAGE}`);
      const popup = await opened;
      await popup.waitForLoadState();
      expect(await popup.evaluate(() => window.opener)).toBeNull();
      // To whoever opened it, it looks closed: no message, no navigation, no counting of its frames.
      await page.waitForFunction(() => (window as unknown as { victim: Window }).victim.closed);
      await popup.close();
    });

    await page.goto(ADMIN_PAGE);
    expect(await stateOf(page)).toEqual(before);
    // What the browser refused for us it said in the console: of this page alone such lines are no fault.
    const refused =
      /CORS policy|Content Security Policy|X-Frame-Options|MIME type|ERR_BLOCKED|frame-ancestors|Refused to/;
    expect(complaints.filter((line) => !refused.test(line))).toEqual([]);
    complaints.length = 0;
  });
}
