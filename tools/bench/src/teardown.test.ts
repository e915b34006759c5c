import { expect, it } from "vitest";
import { Teardown } from "./teardown.ts";

it("undoes the last first, once, whether it is told to or the command ends", async () => {
  const undone: string[] = [];
  let end = async () => {};
  const teardown = new Teardown((cleanup) => {
    end = cleanup;
  });
  for (const name of ["folder", "database", "server"]) teardown.add(async () => void undone.push(name));
  await teardown.run();
  expect(undone).toEqual(["server", "database", "folder"]);
  teardown.add(async () => void undone.push("late"));
  await end();
  expect(undone).toEqual(["server", "database", "folder", "late"]);
});
