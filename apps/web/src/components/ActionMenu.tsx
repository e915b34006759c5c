import { type KeyboardEvent, type ReactNode, useRef } from "react";
import { Icon } from "./Icon.tsx";

interface ActionMenuProps {
  readonly icon: string;
  readonly label: string;
  /** Links and buttons, each in an `<li>`. */
  readonly children: ReactNode;
}

/** A button that opens a short list of links. It closes with Escape, and when the focus goes elsewhere. */
export function ActionMenu({ icon, label, children }: ActionMenuProps) {
  const menu = useRef<HTMLDetailsElement>(null);
  const summary = useRef<HTMLElement>(null);
  const close = () => menu.current?.removeAttribute("open");
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || menu.current?.open !== true) return;
    close();
    summary.current?.focus();
  };
  return (
    <details
      ref={menu}
      className="action-menu"
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        // A click on nothing, and another window, take the focus nowhere: the list stays.
        const next = event.relatedTarget;
        if (next instanceof Node && !event.currentTarget.contains(next)) close();
      }}
    >
      <summary ref={summary} className="btn btn-outline-secondary btn-sm">
        <Icon src={icon} /> {label}
      </summary>
      <ul className="action-menu-list surface">{children}</ul>
    </details>
  );
}
