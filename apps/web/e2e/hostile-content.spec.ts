import type { Page } from "@playwright/test";
import { BASE_URL } from "./product-settings.ts";
import { CANARY, packed, SCRIPT_PAYLOADS } from "./script-payloads.ts";
import { ADMIN_PAGE, signIn } from "./staff.ts";
import { expect, test, writtenByServer } from "./visitor.ts";

/** Descriptions hold some payloads each: one that swallows what comes after it must not save the page from that. */
const PER_DESCRIPTION = 6;

const TITLES = packed(SCRIPT_PAYLOADS, 160);
const NAMES = packed(SCRIPT_PAYLOADS, 120);
const CITIES = packed(SCRIPT_PAYLOADS, 80);
const ADDRESSES = packed(SCRIPT_PAYLOADS, 240);
const SUMMARIES = packed(SCRIPT_PAYLOADS, 300);
const DESCRIPTIONS = Array.from({ length: Math.ceil(SCRIPT_PAYLOADS.length / PER_DESCRIPTION) }, (_, i) =>
  ["Un soir.", ...SCRIPT_PAYLOADS.slice(i * PER_DESCRIPTION, (i + 1) * PER_DESCRIPTION)]
    .map((payload) => payload.replaceAll("\u202e", ""))
    .join("\n\n---\n\n"),
);

interface Made {
  readonly id: string;
  readonly slug: string;
  readonly bookingId: string;
}

async function call<Answer>(page: Page, path: string, input: object): Promise<Answer> {
  const answer = await page.request.post(`/trpc/${path}`, { data: input, headers: { origin: BASE_URL } });
  expect(answer.status(), `${path} ${JSON.stringify(input)}: ${await answer.text()}`).toBe(200);
  return ((await answer.json()) as { result: { data: Answer } }).result.data;
}

/** The `index`th event that is made of payloads alone, with a session and somebody who booked it. */
async function makeEvent(page: Page, index: number): Promise<Made> {
  const of = (texts: readonly string[]) => texts[index % texts.length] ?? "";
  const { id, slug } = await call<{ id: string; slug: string }>(page, "events.create", {
    title: of(TITLES),
    summary: of(SUMMARIES),
    description: of(DESCRIPTIONS),
    venue: of(TITLES.toReversed()),
    address: of(ADDRESSES),
    city: of(CITIES),
    status: "PUBLISHED",
  });
  const day = `2098-${String(1 + (index % 12)).padStart(2, "0")}-${String(1 + (index % 28)).padStart(2, "0")}`;
  const times = { startsAt: `${day}T19:00:00Z`, endsAt: `${day}T21:00:00Z` };
  const session = await call<{ id: string }>(page, "sessions.create", { id, ...times, capacity: 50, basePrice: 0 });
  const guest = { name: of(NAMES), email: `guest${index}@example.org`, seats: 1 };
  const booking = await call<{ id: string }>(page, "bookings.create", { sessionId: session.id, ...guest });
  return { id, slug, bookingId: booking.id };
}

/** Notes every sign that a script ran, or would have run without the policy of our answers. */
async function watch(page: Page): Promise<string[]> {
  const signs: string[] = [];
  page.on("dialog", async (dialog) => {
    signs.push(`a dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on("popup", (popup) => signs.push(`a window: ${popup.url()}`));
  page.on("request", (request) => {
    if (request.url().includes(CANARY)) signs.push(`a request: ${request.url()}`);
  });
  await page.exposeFunction("noteViolation", (violation: string) => signs.push(`only the policy held: ${violation}`));
  await page.addInitScript(() => {
    const { noteViolation } = window as unknown as { noteViolation(text: string): void };
    document.addEventListener("securitypolicyviolation", (event) =>
      noteViolation(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`),
    );
  });
  return signs;
}

/** What is wrong with a page that shows payloads; an empty list when they are nothing but text. */
function faultsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    if ("pwned" in window) faults.push("a script ran");
    for (const element of document.body.querySelectorAll("*")) {
      for (const { name, value } of element.attributes) {
        if (name.startsWith("on")) faults.push(`a handler: ${element.outerHTML.slice(0, 200)}`);
        if (/^(href|src|action|formaction|srcset|data|xlink:href|poster|background)$/.test(name)) {
          const { protocol } = new URL(value, location.href);
          if (!["http:", "https:", "mailto:"].includes(protocol)) faults.push(`an address: ${value}`);
        }
      }
    }
    const foreign = document.querySelectorAll(
      "body :is(iframe, object, embed, base, meta, link, style, math, video, audio, marquee), .prose :is(img, svg, script, form, input)",
    );
    for (const element of foreign) faults.push(`an element: ${element.outerHTML.slice(0, 200)}`);
    for (const link of document.querySelectorAll<HTMLAnchorElement>(".prose a")) {
      if (link.rel !== "noopener noreferrer nofollow ugc") faults.push(`a link: ${link.outerHTML}`);
    }
    return faults;
  });
}

test("more than 150 texts that would be scripts are texts, on every page that shows what people wrote", async ({
  page,
}) => {
  await page.goto(ADMIN_PAGE);
  await signIn(page, "fr");
  const made: Made[] = [];
  for (let i = 0; i < DESCRIPTIONS.length; i += 1) made.push(await makeEvent(page, i));
  const signs = await watch(page);
  const addresses = new Set<string>();
  page.on("request", (request) => addresses.add(new URL(request.url()).host));

  async function expectText(path: string, shown: string): Promise<void> {
    await page.goto(path);
    await expect(page.getByText(shown).filter({ visible: true }).first()).toBeVisible();
    expect(await faultsOf(page), path).toEqual([]);
    expect(signs, path).toEqual([]);
  }

  await test.step("to visitors", async () => {
    for (const { slug } of made) {
      await page.goto(`/events/${slug}`);
      await expect(writtenByServer(page)).toHaveCount(0);
      await page.locator(".event-about").scrollIntoViewIfNeeded();
      // Rendered by the interface: neither the server's, nor as it was written.
      await expect(page.locator(".prose:not(.text-pre-wrap, [data-written])")).toBeVisible();
      expect(await faultsOf(page), slug).toEqual([]);
    }
    await expectText(`/?q=${encodeURIComponent("<img src=x onerror=pwned=1>")}`, "onerror=");
    await expectText("/?q=pwned", "pwned=1");
    await expectText(`/bookings/${made[0]?.bookingId}`, NAMES[0]?.slice(0, 20) ?? "");
    await expectText(`/events/${encodeURIComponent("<img src=x onerror=pwned=1>")}`, "introuvable");
  });

  await test.step("to staff", async () => {
    await expectText(`${ADMIN_PAGE}#/events`, "pwned=1");
    await expectText(`${ADMIN_PAGE}#/events/${made[0]?.id}`, TITLES[0]?.slice(0, 20) ?? "");
    await expectText(`${ADMIN_PAGE}#/events/${made[1]?.id}/sessions`, TITLES[1]?.slice(0, 20) ?? "");
    await expectText(`${ADMIN_PAGE}#/bookings`, "pwned=1");
    await expectText(`${ADMIN_PAGE}#/bookings?q=pwned`, "pwned=1");
    await expectText(ADMIN_PAGE, "Tableau de bord");
  });

  expect(await faultsOf(page)).toEqual([]);
  expect(signs).toEqual([]);
  expect([...addresses]).toEqual([new URL(BASE_URL).host]);

  // The other journeys have a catalogue without them.
  for (const { id } of made) await call(page, "events.archive", { id });
});

test("the watch sees a script that runs, one that the policy holds back, and one that asks elsewhere", async ({
  page,
  complaints,
}) => {
  const signs = await watch(page);
  // As if our page had them: no script of it may make HTML of a text.
  await page.route("/", async (route) => {
    const response = await route.fetch();
    const attack = `<img src="https://${CANARY}/x.png"><p onclick="x">x</p><a href="javascript:x">x</a><iframe></iframe>`;
    await route.fulfill({ response, body: (await response.text()).replace("</body>", `${attack}</body>`) });
  });
  await page.goto("/");
  await page.evaluate(() => Object.assign(window, { pwned: 1 }));
  await expect.poll(() => signs.join()).toMatch(/a request: .*canary/);
  await expect.poll(() => signs.join()).toMatch(/only the policy held: script-src-attr/);
  expect(await faultsOf(page)).toEqual(
    expect.arrayContaining([
      "a script ran",
      expect.stringMatching(/^a handler/),
      expect.stringMatching(/^an address: javascript/),
      expect.stringMatching(/^an element: <iframe/),
    ]),
  );
  complaints.length = 0;
});
