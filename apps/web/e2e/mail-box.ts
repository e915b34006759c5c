import { BASE_URL, MAILBOX_URL } from "./product-settings.ts";
import { expect } from "./visitor.ts";

interface Letter {
  readonly recipients: readonly string[];
  readonly text: string;
}

/**
 * Waits for the letter to an address that has a link to such a page.
 * @returns the link, at the address where the browser of the tests reaches the product
 */
export async function linkFromLetter(address: string, page: RegExp): Promise<string> {
  let found: string | undefined;
  await expect(async () => {
    const letters = (await (await fetch(MAILBOX_URL)).json()) as Letter[];
    const links = letters
      .filter(({ recipients }) => recipients.includes(address))
      .flatMap(({ text }) => text.match(/https?:\/\/\S+/g) ?? []);
    found = links.findLast((link) => page.test(link));
    expect(found).toBeDefined();
  }).toPass({ timeout: 30_000 });
  const { pathname, search, hash } = new URL(found ?? "");
  return `${BASE_URL}${pathname}${search}${hash}`;
}
