import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CommandError } from "../admin-commands.ts";
import { runAdmin } from "../testing/admin-command.ts";
import { createTestProcess, type TestProcess } from "../testing/test-process.ts";

let guichet: TestProcess;
beforeAll(async () => {
  guichet = await createTestProcess();
});
afterAll(() => guichet.drop());

/** Runs `npm run admin -- setup-link`. @returns what programs read, and what people read beside it */
const setupLink = (isPublicUrlGuessed: boolean) =>
  runAdmin(guichet, {
    words: ["setup-link"],
    context: { publicUrl: "http://localhost:9090", isPublicUrlGuessed },
  });

describe("the link for the first admin", () => {
  it("leads to the instance, and is all that is said", async () => {
    const { printed, told } = await setupLink(false);
    expect(printed).toEqual([expect.stringMatching(/^http:\/\/localhost:9090\/admin\.html#\/setup\?token=[\w-]+$/)]);
    expect(told).toEqual([]);
  });

  it("comes with the settings that change its address, where that is a guess", async () => {
    const { printed, told } = await setupLink(true);
    expect(printed).toHaveLength(1);
    expect(told).toEqual([expect.stringMatching(/PUBLIC_URL, or WEB_PORT/)]);
  });

  it("is not made once there is staff", async () => {
    const ada = { name: "Ada", email: "ada@example.org", password: "correct horse battery" };
    await guichet.services.staffAccounts.createAdmin(ada);
    await expect(setupLink(false)).rejects.toThrow(CommandError);
    await expect(setupLink(false)).rejects.toThrow(/only makes the first admin/);
  });
});
