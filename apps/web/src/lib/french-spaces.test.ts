import { describe, expect, it } from "vitest";
import { unbreakFrench } from "./french-spaces.ts";

describe("the spaces of French punctuation", () => {
  it.each([
    ["Quatuor : Ravel", "Quatuor\u00a0: Ravel"],
    ["Faut-il tout dire ? Oui ; non !", "Faut-il tout dire\u00a0? Oui\u00a0; non\u00a0!"],
    ["« Presque tous »", "«\u00a0Presque tous\u00a0»"],
    ["**gras** : suite", "**gras**\u00a0: suite"],
    ["déjà\u202f: bien", "déjà\u202f: bien"],
  ])("do not break in %s", (typed, set) => {
    expect(unbreakFrench(typed)).toBe(set);
  });

  it.each(["- !x", "* ? x", "1. ! x", "## ; x"])("leave the Markdown of %s alone", (source) => {
    expect(unbreakFrench(source)).toBe(source);
  });

  it("are added nowhere", () => {
    expect(unbreakFrench("Curator's Tour: Light on Water; really? [a](https://x.example/?q=1)")).toBe(
      "Curator's Tour: Light on Water; really? [a](https://x.example/?q=1)",
    );
  });
});
