import { useCallback, useMemo, useRef, useState } from "react";

export interface RowSelection {
  readonly selected: ReadonlySet<string>;
  /** Ticks or unticks a row; with Shift, all from the one before it that was ticked to this one. */
  readonly toggle: (id: string, withShift: boolean) => void;
  readonly toggleAll: () => void;
  readonly clear: () => void;
}

/** Which rows of a list are ticked. What has left the list is not selected any more. */
export function useRowSelection(ids: readonly string[]): RowSelection {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const shown = useRef(ids);
  shown.current = ids;
  const anchor = useRef<string>(undefined);

  const toggle = useCallback((id: string, withShift: boolean) => {
    const from = withShift && anchor.current !== undefined ? shown.current.indexOf(anchor.current) : -1;
    const to = shown.current.indexOf(id);
    const range = from < 0 ? [id] : shown.current.slice(Math.min(from, to), Math.max(from, to) + 1);
    anchor.current = id;
    setTicked((before) => {
      const ticks = !before.has(id);
      const next = new Set(before);
      for (const row of range) ticks ? next.add(row) : next.delete(row);
      return next;
    });
  }, []);
  const toggleAll = useCallback(
    () => setTicked((before) => (shown.current.every((id) => before.has(id)) ? new Set() : new Set(shown.current))),
    [],
  );
  const clear = useCallback(() => setTicked(new Set()), []);
  const selected = useMemo(() => new Set(ids.filter((id) => ticked.has(id))), [ids, ticked]);
  return { selected, toggle, toggleAll, clear };
}
