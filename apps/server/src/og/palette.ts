/** The light palette of the interface (apps/web/src/styles/tokens.css), for what is drawn here: a test compares them. */
export const PALETTE = {
  page: "#fbf7f0",
  ink: "#1c1a22",
  muted: "#5e5868",
  primary: "#8a1c3c",
  brass: "#e0b458",
} as const;

/** By the number of a cover's ink. */
export const COVER_INKS = ["#f4e9d6", "#8a1c3c", "#e0b458", "#24424f", "#1e6b45", "#d9774f", "#4a3b6b"] as const;
