import { API_PORT } from "./product-settings.ts";
import { ADMIN_PAGE, signIn } from "./staff.ts";
import { expect, takeSeats, test } from "./visitor.ts";

const REFERENCE = `http://127.0.0.1:${API_PORT}/docs/`;

/** What the content security policy of a page kept from happening: in the product nothing, for nothing of it should be tried. */
const secure = test.extend<{ violations: string[] }>({
  violations: async ({ context }, use) => {
    const violations: string[] = [];
    await context.exposeFunction("noteViolation", (text: string) => violations.push(text));
    await context.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile, sample }) => {
        const { noteViolation } = window as unknown as { noteViolation: (text: string) => void };
        noteViolation(`${location.href}: ${violatedDirective} ${blockedURI} ${sourceFile} ${sample}`);
      });
    });
    await use(violations);
  },
});

secure("no page of the public interface asks for what its policy forbids", async ({ page, violations }) => {
  await page.goto("/");
  await takeSeats(page);
  await page.getByRole("button", { name: "Confirmer la réservation" }).click();
  await expect(page.locator(".seat-tickets li")).toHaveCount(1);
  await page.getByRole("link", { name: "Mes réservations" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Mes réservations" })).toBeVisible();
  await page.goto("/no/such/page");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(violations).toEqual([]);
});

secure("no page of the admin interface does", async ({ page, violations }) => {
  await page.goto(ADMIN_PAGE);
  await signIn(page, "fr");
  for (const path of ["/", "/events", "/events/new", "/bookings"]) {
    await page.goto(`${ADMIN_PAGE}#${path}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
  await page.goto(`${ADMIN_PAGE}#/events`);
  await page.getByRole("link", { name: "Séances" }).or(page.locator("main a[href*='/events/']")).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(violations).toEqual([]);
});

secure("the reference of the REST API does not either, and shows its operations", async ({ page, violations }) => {
  await page.goto(REFERENCE);
  await page.locator(".opblock-summary-path", { hasText: "/bookings/{id}/confirm" }).click();
  await expect(page.locator(".opblock-body").first()).toBeVisible();
  await page.getByRole("button", { name: "Try it out" }).first().click();
  await page.locator(".opblock-body input").first().fill("01955a5c-7a3e-7cc0-9d5d-2f6d3c0f7a11");
  await page.getByRole("button", { name: "Execute" }).first().click();
  await expect(page.locator(".live-responses-table")).toContainText("booking-not-found");
  expect(violations).toEqual([]);
});

for (const [name, url] of [
  ["public interface", "/"],
  ["admin interface", ADMIN_PAGE],
  ["reference", REFERENCE],
] as const) {
  secure(`in the ${name}, code that got into the page does not run`, async ({ page, violations, complaints }) => {
    await page.goto(url);
    const ran = await page.evaluate(async () => {
      const traces: string[] = [];
      Object.assign(window, { trace: (text: string) => traces.push(text) });
      const attempts: Record<string, () => unknown> = {
        evaluation: () => new Function("window.trace('evaluation')")(),
        script: () => {
          const script = document.createElement("script");
          script.append("window.trace('script')");
          document.body.append(script);
        },
        attribute: () => {
          const button = document.createElement("button");
          button.setAttribute("onclick", "window.trace('attribute')");
          document.body.append(button);
          button.click();
        },
        style: () => {
          const style = document.createElement("style");
          style.append("body { outline: 7px solid red }");
          document.body.append(style);
          if (getComputedStyle(document.body).outlineWidth === "7px") traces.push("style");
        },
        request: async () => {
          await fetch("https://example.invalid/");
          traces.push("request");
        },
      };
      // Out of the reach of the debugger, which may evaluate whatever it likes.
      await new Promise((resume) => setTimeout(resume));
      for (const attempt of Object.values(attempts)) {
        try {
          await attempt();
        } catch {
          // Forbidden, as it should be.
        }
      }
      return traces;
    });
    expect(ran).toEqual([]);
    await expect.poll(() => violations.length).toBeGreaterThanOrEqual(4);
    // Chromium says each in the console, too.
    complaints.length = 0;
  });
}

secure("in both interfaces no text becomes markup", async ({ page, complaints }) => {
  for (const url of ["/", ADMIN_PAGE]) {
    await page.goto(url);
    const said = await page.evaluate(() => {
      try {
        document.createElement("p").innerHTML = "<img src=x onerror=alert(1)>";
        return "it was taken";
      } catch (error) {
        return String(error);
      }
    });
    expect(said).toContain("TrustedHTML");
  }
  complaints.length = 0;
});
