import { describe, expect, it } from "vitest";
import { imageAddress } from "./image-schema.ts";

describe("the address of a picture", () => {
  it.each([
    ["https://example.org/jazz.jpg", "https://example.org/jazz.jpg"],
    [" https://cdn.example.org:8443/a%20b.webp?w=800#top ", "https://cdn.example.org:8443/a%20b.webp?w=800#top"],
    ["HTTPS://Example.ORG/A.jpg", "https://example.org/A.jpg"],
    ["https://théâtre.example/été.jpg", "https://xn--thtre-4qa2c.example/%C3%A9t%C3%A9.jpg"],
    ["https://example.org/../../etc/passwd", "https://example.org/etc/passwd"],
  ])("%j is kept as browsers understand it: %s", (address, kept) => {
    expect(imageAddress.parse(address)).toBe(kept);
  });

  it.each([
    ...["", "jazz.jpg", "/jazz.jpg", "//example.org/jazz.jpg", "example.org/jazz.jpg", "https://", "https:///"],
    ...[
      "http://example.org/jazz.jpg",
      "ftp://example.org/a",
      "file:///etc/passwd",
      "about:blank",
      "blob:https://a.b/c",
    ],
    ...["javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "\u0001javascript:alert(1)"],
    ...["vbscript:msgbox(1)", "data:image/svg+xml,<svg onload=alert(1)>", "data:text/html;base64,PHNjcmlwdD4="],
    ...["https://user@example.org/a", "https://user:password@example.org/a", "https://:password@example.org/a"],
    ...[
      "https://localhost/a",
      "https://LOCALHOST/a",
      "https://a.localhost/a",
      "https://printer/a",
      "https://nas.local/a",
    ],
    ...[
      "https://127.0.0.1/a",
      "https://192.168.1.1/a",
      "https://2130706433/a",
      "https://0x7f.1/a",
      "https://0177.0.0.1/a",
    ],
    ...[
      "https://[::1]/a",
      "https://[::ffff:127.0.0.1]/a",
      "https://１２７.0.0.1/a",
      "https://metadata.google.internal/a",
    ],
    ...["https://exa mple.org/a", "https://example.org:99999/a", "https://%00.org/a", "https://./a", "https://.org/a"],
    ...[`https://example.org/${"a".repeat(500)}`, `https://example.org/${"é".repeat(90)}`],
  ])("%j is none", (address) => {
    expect(imageAddress.safeParse(address).success).toBe(false);
  });
});
