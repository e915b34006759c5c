import { describe, expect, it } from "vitest";
import { complainAboutNode, OLDEST_NODE } from "./node-version.mjs";

describe("the Node check", () => {
  it.each([OLDEST_NODE, "20.20.2", "22.0.0", "24.21.0", "100.0.0"])("accepts %s", (version) => {
    expect(complainAboutNode(version, "linux")).toBeUndefined();
  });

  it.each(["20.18.3", "18.20.0", "8.0.0", "20.9.0"])("refuses %s and says which to install", (version) => {
    expect(complainAboutNode(version, "linux")).toMatch(`Node ${version} is too old`);
    expect(complainAboutNode(version, "linux")).toMatch(OLDEST_NODE);
  });

  it("sends Windows elsewhere", () => {
    expect(complainAboutNode("24.0.0", "win32")).toMatch("WSL");
  });
});
