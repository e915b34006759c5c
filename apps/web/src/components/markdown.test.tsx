import { render } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { SCRIPT_PAYLOADS } from "../../e2e/script-payloads.ts";
import { Markdown } from "./Markdown.tsx";

const ELEMENTS = /^(A|BLOCKQUOTE|BR|CODE|DIV|EM|H3|H4|H5|H6|HR|LI|OL|P|PRE|SPAN|STRONG|UL)$/;
const ATTRIBUTES = /^(class|href|target|rel|start|title)$/;

function elementsOf(source: string): Element[] {
  return [...render(<Markdown source={source} />).container.querySelectorAll("*")];
}

describe("a description", () => {
  it("is attacked in more than 150 ways", () => {
    expect(new Set(SCRIPT_PAYLOADS).size).toBeGreaterThan(150);
  });

  it.each(SCRIPT_PAYLOADS)("has nothing of its author's but text and links to elsewhere: %j", (payload) => {
    for (const element of elementsOf(`before\n\n${payload}\n\nafter ${payload}`)) {
      expect(element.tagName).toMatch(ELEMENTS);
      for (const { name } of element.attributes) expect(name).toMatch(ATTRIBUTES);
      if (!(element instanceof HTMLAnchorElement)) continue;
      expect(["https:", "http:", "mailto:"]).toContain(new URL(element.href).protocol);
      expect(element.getAttribute("href")).toBe(element.href);
      expect(element.rel).toBe("noopener noreferrer nofollow ugc");
      expect(element.target).toBe("_blank");
    }
  });

  it.each([
    ["[x](https://example.org/a?b=c)", "https://example.org/a?b=c"],
    ["<https://example.org>", "https://example.org/"],
    ["[x](http://example.org)", "http://example.org/"],
    ["<ada@example.org>", "mailto:ada@example.org"],
  ])("has its links: %s", (source, href) => {
    expect(elementsOf(source).flatMap((element) => element.getAttribute("href") ?? [])).toEqual([href]);
  });

  it.each(["[x](/events/jazz)", "[x](#top)", "[x](jazz)", "[x](//example.org)", "[x](ftp://example.org)"])(
    "has text in place of a link that is no whole address: %s",
    (source) => {
      const { container } = render(<Markdown source={source} />);
      expect(container.querySelector("a")).toBeNull();
      expect(container.textContent).toBe("x");
    },
  );

  it.each([
    ["quotes in quotes", ">".repeat(20_000)],
    ["lists in lists", "1. ".repeat(6_666)],
    ["emphasis in emphasis", `${"*".repeat(10_000)}a${"*".repeat(9_999)}`],
    ["two kinds of emphasis in each other", `${"*_".repeat(5_000)}a${"_*".repeat(4_999)}`],
    ["headings", "a\n=\n".repeat(5_000)],
    ["brackets", "[".repeat(20_000)],
    ["links in links", `${"[".repeat(10_000)}${"](x)".repeat(2_000)}`],
    ["pictures", "![](<".repeat(4_000)],
    ["references", `[a]: b\n\n${"[a]".repeat(6_000)}`],
    ["lists, each a little further in", Array.from({ length: 190 }, (_, i) => `${" ".repeat(i)}- a`).join("\n")],
    ["code", "`a".repeat(10_000)],
    ["angle brackets", "<".repeat(20_000)],
  ])("of 20,000 characters of %s has no more elements, and no deeper, than a browser shows at once", (_, source) => {
    const elements = elementsOf(source);
    expect(elements.length).toBeLessThan(15_000);
    expect(Math.max(...elements.map(depthOf))).toBeLessThan(450);
  });
});

function depthOf(element: Element): number {
  let depth = 0;
  for (let at: Element | null = element; at !== null; at = at.parentElement) depth += 1;
  return depth;
}
