import type { ReactNode } from "react";
import { THEMES } from "../../lib/theme.ts";

const SIDES = THEMES.filter((theme) => theme !== "auto");

/** One component, or one state of it, in the light and in the dark. */
export function Example({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="styleguide-example">
      <h3 className="h4">{title}</h3>
      <div className="styleguide-sides">
        {SIDES.map((theme) => (
          <div key={theme} data-bs-theme={theme} className="styleguide-side">
            {children}
          </div>
        ))}
      </div>
    </div>
  );
}
