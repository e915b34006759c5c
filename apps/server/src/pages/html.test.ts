import { describe, expect, it } from "vitest";
import { dataBlock, html } from "./html.ts";

describe("a piece of a page", () => {
  it("takes text as text, whatever it contains", () => {
    const title = `<script>alert("1 & 2")</script>'`;
    expect(html`<h1 title="${title}">${title}</h1>`.markup).toBe(
      '<h1 title="&lt;script&gt;alert(&quot;1 &amp; 2&quot;)&lt;/script&gt;&#39;">&lt;script&gt;alert(&quot;1 &amp; 2&quot;)&lt;/script&gt;&#39;</h1>',
    );
  });

  it("takes pieces as they are, lists of them one after the other, and nothing for null and false", () => {
    expect(html`<ul>${["a", "<"].map((item) => html`<li>${item}</li>`)}${null}${false}</ul>`.markup).toBe(
      "<ul><li>a</li><li>&lt;</li></ul>",
    );
  });

  it("keeps backslashes", () => {
    expect(html`<p>${"a\\nb"}</p>`.markup).toBe("<p>a\\nb</p>");
  });
});

describe("a block of data", () => {
  it("is read back as it was written, and cannot be ended from within", () => {
    const data = { title: "</script><script>alert(1)</script><!--", line: "\u2028" };
    const { markup } = dataBlock("application/json", "x", data);
    expect(markup.match(/<\/script/g)).toHaveLength(1);
    expect(markup).not.toContain("<!--");
    expect(JSON.parse(markup.replace(/^<script type="application\/json" id="x">|<\/script>$/g, ""))).toEqual(data);
  });
});
