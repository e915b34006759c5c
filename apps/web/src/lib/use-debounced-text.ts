import { useEffect, useRef, useState } from "react";

/**
 * A text box over a value that is costly to change (an address, a search): it shows every keystroke at once and passes the
 * text on after `delayMs` of quiet. A change from outside, as by the back button, shows in the box.
 */
export function useDebouncedText(value: string, onSettled: (text: string) => void, delayMs = 300) {
  const [text, setText] = useState(value);
  const passedOn = useRef(value);
  const settle = useRef(onSettled);
  settle.current = onSettled;

  useEffect(() => {
    if (value === passedOn.current) return;
    passedOn.current = value;
    setText(value);
  }, [value]);

  useEffect(() => {
    if (text.trim() === passedOn.current) return;
    const timer = setTimeout(() => {
      passedOn.current = text.trim();
      settle.current(passedOn.current);
    }, delayMs);
    return () => clearTimeout(timer);
  }, [text, delayMs]);

  return [text, setText] as const;
}
