import { afterAll, beforeAll, beforeEach } from "vitest";
import type { StaffActor } from "../auth/actor.ts";
import { createTestApi, type TestApi } from "./api.ts";
import { givenFactorHolder, givenSecondFactor, secondFactorOf } from "./second-factors.ts";

export let api: TestApi;
/** Two accounts of each test's own, who have just signed in. */
export let owner: StaffActor;
export let member: StaffActor;

/** What the tests of a file about second factors begin with. Called once in it; `api` is a database of the file's own. */
export function withFactorHolders(): void {
  beforeAll(async () => {
    api = await createTestApi();
  });
  afterAll(() => api.drop());
  beforeEach(async () => {
    owner = await givenFactorHolder(api, "owner");
    member = await givenFactorHolder(api, "editor");
  });
}

/** The procedures of the second factor as somebody who has just given their password. */
export const as = (actor: StaffActor) => secondFactorOf(api, actor);

/** Turns a second factor on, the owner's unless told otherwise. */
export const turnOn = (actor = owner) => givenSecondFactor(api, actor);
