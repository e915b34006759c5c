import type { ReactNode } from "react";

/** Nothing to show, why, and what one can do about it. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty-state">
      <p className="h3">{title}</p>
      {children !== undefined && <p className="text-muted measure mx-auto">{children}</p>}
      {action}
    </div>
  );
}
