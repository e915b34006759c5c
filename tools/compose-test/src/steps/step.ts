import type { Stage } from "../stage.ts";

/** One thing that the deployment has to stand. */
export interface Step {
  readonly title: string;
  /** Nothing after it can be judged when this fails. */
  readonly isEssential?: boolean;
  /** @returns what was seen, in a few words @throws when it does not hold */
  run(stage: Stage): Promise<string>;
}
