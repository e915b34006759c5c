import { execFile } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { createSources } from "../testing/backups.ts";

const sources = createSources();
const { folder, sold, empty } = sources;
afterAll(() => sources.drop());

describe("the commands", () => {
  const command = (
    name: "backup" | "restore",
    args: string[],
    url: string,
  ): Promise<{ code: number; output: string }> =>
    new Promise((resolve) => {
      const cli = fileURLToPath(new URL(`./${name}-cli.ts`, import.meta.url));
      const env = { PATH: process.env["PATH"], DATABASE_URL: url, BACKUP_DIR: folder };
      execFile(process.execPath, [cli, ...args], { env, cwd: folder }, (error, out, err) =>
        resolve({ code: Number(error?.code ?? 0), output: `${out}${err}` }),
      );
    });
  const backups = () => readdirSync(folder).filter((name) => name.endsWith(".zst"));

  it("back up, keep the newest, restore and verify", async () => {
    const { url } = await sold();
    for (const name of ["guichet-2020-01-01T000000Z.sql.zst", "guichet-2021-01-01T000000Z.sql.zst"]) {
      for (const file of [name, `${name}.sha256`]) writeFileSync(join(folder, file), "old");
    }
    const made = await command("backup", ["--keep", "2"], url);
    expect(made).toMatchObject({
      code: 0,
      output: expect.stringMatching(/sql\.zst: \d+\.\d MB in .*\ndeleted .*2020/),
    });
    expect(backups()).toEqual(["guichet-2021-01-01T000000Z.sql.zst", expect.stringMatching(/^guichet-20[2-9]/)]);
    expect(await command("backup", ["--newest-within", "1h"], url)).toMatchObject({ code: 0 });

    const file = join(folder, backups().at(-1) ?? "");
    const target = await empty();
    const restored = await command("restore", [file], target.migratorUrl);
    expect(restored).toMatchObject({
      code: 0,
      output: expect.stringContaining("4 bookings, 5 tickets, 1 keys\nNo violation."),
    });
    const again = await command("restore", [file], target.migratorUrl);
    expect(again).toMatchObject({ code: 1, output: expect.stringMatching(/^Not restored: .* is not empty/m) });
    const unasked = await command("restore", ["--replace", file], target.migratorUrl);
    expect(unasked).toMatchObject({ code: 1, output: expect.stringContaining("Nobody is there to be asked") });
    expect(await command("restore", ["--replace", "--yes", file], target.migratorUrl)).toMatchObject({ code: 0 });
  });

  it("say in one line what is wrong", async () => {
    const nobody = await command("backup", [], "mysql://u:secret-word@127.0.0.1:1/d");
    expect(nobody).toMatchObject({ code: 1, output: expect.stringMatching(/^No backup was made: [^\n]+\n$/) });
    expect(nobody.output).not.toContain("secret-word");
    expect((await command("backup", ["--every", "soon"], "")).output).toMatch(
      /^No backup was made: --every soon: .*\n$/,
    );
    expect((await command("restore", [], "")).output).toMatch(/^Not restored: Name one file.*\n$/);
  });
});
