import { keysOnDevice } from "../../lib/device-storage.ts";
import { randomUuid } from "../../lib/random-uuid.ts";
import { keepInTab, readFromTab } from "../../lib/tab-storage.ts";
import { forgetEdits, KEPT_EDITS, type KeptEdits, keepEdits, readKeptEdits } from "./kept-edits.ts";

/** What is kept of forms whose events do not exist yet: one for each tab, or two tabs would write over each other. */
const NEW = "new";
const TAB = "guichet.admin.new-event";

/** What was typed into the form of a new event, in a tab that may be closed by now. */
export interface NewEventDraft {
  readonly id: string;
  readonly edits: KeptEdits;
}

/** The name under which this tab keeps what is typed into the form of a new event. It outlives a reload. */
export function newEventDraftId(): string {
  const known = readFromTab(TAB);
  if (known !== null) return known;
  return startNewEventDraft();
}

/** What other tabs keep, and what earlier ones left, the latest first. */
export function otherNewEventDrafts(own: string): readonly NewEventDraft[] {
  return keysOnDevice(KEPT_EDITS + NEW)
    .map((key) => key.slice(KEPT_EDITS.length))
    .flatMap((id) => {
      const edits = id === own ? null : readKeptEdits(id);
      return edits === null ? [] : [{ id, edits }];
    })
    .sort((a, b) => b.edits.at.localeCompare(a.edits.at));
}

/** Goes on here with what another tab left. What this one has typed meanwhile stays, and is offered later. @returns its name from now on */
export function adoptNewEventDraft({ id, edits }: NewEventDraft): string {
  const own = startNewEventDraft();
  keepEdits(own, edits);
  forgetEdits(id);
  return own;
}

function startNewEventDraft(): string {
  const id = `${NEW}.${randomUuid()}`;
  keepInTab(TAB, id);
  return id;
}
