import { useEffect, useRef, useState } from "react";

const PAUSE_MS = 250;

/** The text of the search box, between the keys that are pressed and the address that follows them. */
export function useSearchText(value: string, onSearch: (text: string, settled: boolean) => void) {
  const [text, setText] = useState(value);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const sent = useRef(value);
  // The pause may outlast a render: what fires after it must not bring old filters back.
  const search = useRef(onSearch);
  useEffect(() => {
    search.current = onSearch;
  });

  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setText(value);
  }, [value]);
  useEffect(() => () => clearTimeout(pause.current), []);

  function send(next: string, settled: boolean): void {
    clearTimeout(pause.current);
    sent.current = next.trim();
    search.current(next.trim(), settled);
  }

  return {
    text,
    type(next: string): void {
      setText(next);
      clearTimeout(pause.current);
      pause.current = setTimeout(() => send(next, false), PAUSE_MS);
    },
    settle: () => send(text, true),
    /** Something else was chosen: the address says what the box shows, and nothing that was typed is searched for any more. */
    drop(): void {
      clearTimeout(pause.current);
      sent.current = text;
      setText(value);
    },
  };
}
