import { describe, expect, it } from "vitest";
import { isOutdated } from "./password-hash.ts";
import { createPasswords } from "./passwords.ts";
import { password as newPassword } from "./schema.ts";

const PASSWORD = "correct horse battery";
/** As better-auth 1.7.25 kept it. */
const OLD_HASH =
  "5265a04e619049e6143ed97ecd85eee5:7ff264c32d209ebd3fabeebac7d1d77c803713d33b5a7f5fe7d9c133658bb44ee8c2687463c03e45b1829bceef3da3e06aab72bd085dce7ede925bbe27cd7983";

describe("a kept password", () => {
  const passwords = createPasswords();

  it("is Argon2id in the PHC format, salted", async () => {
    const [one, other] = await Promise.all([passwords.hash(PASSWORD), passwords.hash(PASSWORD)]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(one).not.toBe(other);
    expect(await passwords.verify(one, PASSWORD)).toBe(true);
    expect(await passwords.verify(one, `${PASSWORD}!`)).toBe(false);
    expect(passwords.isOutdated(one)).toBe(false);
  });

  it("agrees with the reference implementation, whatever its cost", async () => {
    // Of its test.c: password, somesalt, t=2, m=2^16, p=1.
    const reference = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
    expect(await passwords.verify(reference, "password")).toBe(true);
    expect(await passwords.verify(reference, "Password")).toBe(false);
    expect(passwords.isOutdated(reference)).toBe(true);
  });

  it("may still be scrypt, and is then to be replaced", async () => {
    expect(await passwords.verify(OLD_HASH, PASSWORD)).toBe(true);
    expect(await passwords.verify(OLD_HASH, "another horse battery")).toBe(false);
    expect(isOutdated(OLD_HASH)).toBe(true);
  });

  it("is nobody’s where there is none, or what is kept is no hash", async () => {
    expect(await passwords.verify(null, PASSWORD)).toBe(false);
    for (const broken of ["", PASSWORD, "$argon2id$v=19$m=19456,t=2,p=1$$", `${OLD_HASH}0`]) {
      expect(await passwords.verify(broken, PASSWORD)).toBe(false);
    }
  });

  it("is the same however the keyboard wrote it", async () => {
    const decomposed = newPassword.parse("e\u0301te\u0301\u00a0a\u0300 Lyon 1926");
    const kept = await passwords.hash(decomposed);
    expect(await passwords.verify(kept, "\u00e9t\u00e9 \u00e0 Lyon 1926")).toBe(true);
    // Six letters and six accents are six characters.
    expect(newPassword.safeParse("e\u0301".repeat(6)).success).toBe(false);
  });
});

describe("hashing", () => {
  it("costs the same for an address without an account", async () => {
    let hashes = 0;
    const passwords = createPasswords({ onHash: () => (hashes += 1) });
    const kept = await passwords.hash(PASSWORD);
    hashes = 0;
    await passwords.verify(null, PASSWORD);
    await passwords.verify(kept, "another horse battery");
    expect(hashes).toBe(2);
  });

  it("is done a few at a time, and refused when too many wait", async () => {
    const passwords = createPasswords();
    const hash = "$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHRzYWx0$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    const answers = await Promise.allSettled(Array.from({ length: 210 }, () => passwords.verify(hash, PASSWORD)));
    const refused = answers.filter((answer) => answer.status === "rejected");
    expect(refused).toHaveLength(8);
    expect(refused[0]).toMatchObject({ reason: { message: "busy" } });
    // Nobody's place is lost.
    expect(await passwords.verify(hash, PASSWORD)).toBe(false);
  });
});
