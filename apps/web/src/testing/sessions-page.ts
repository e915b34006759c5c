import { fireEvent, screen } from "@testing-library/react";
import { anEvent, type aSession } from "./fixtures.ts";
import { answer } from "./server.ts";

/** The page with the sessions of an event. */
export const SESSIONS_PAGE = `/events/${anEvent().id}/sessions`;

/** What that page asks for. */
export function playSessions(...items: ReturnType<typeof aSession>[]) {
  answer("events.get", () => anEvent());
  answer("sessions.list", () => ({ items, nextCursor: null }));
}

/** A time is chosen, not typed letter by letter. */
export function setTime(label: string, value: string) {
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
}
