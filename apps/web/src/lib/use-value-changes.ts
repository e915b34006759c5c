import { useEffect, useRef } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";

/** Calls back after each change of a form's values, whoever made it. Only then: the form tells of much else as well. */
export function useValueChanges<Values extends FieldValues, Output>(
  { subscribe, getValues }: Pick<UseFormReturn<Values, unknown, Output>, "subscribe" | "getValues">,
  onChange: () => void,
): void {
  const latest = useRef(onChange);
  latest.current = onChange;
  useEffect(() => {
    let seen = JSON.stringify(getValues());
    return subscribe({
      formState: { values: true },
      callback: () => {
        const now = JSON.stringify(getValues());
        if (now === seen) return;
        seen = now;
        latest.current();
      },
    });
  }, [subscribe, getValues]);
}
