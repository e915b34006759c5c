import { ErrorNotice } from "./ErrorNotice.tsx";
import { NoticeDialog } from "./NoticeDialog.tsx";

interface RefusalDialogProps {
  /** What could not be done, to what. */
  readonly title: string;
  /** Why; null: nothing is shown. */
  readonly error: unknown;
  readonly onClose: () => void;
}

/** Says why an action of a menu was refused. */
export function RefusalDialog({ title, error, onClose }: RefusalDialogProps) {
  return (
    <NoticeDialog title={title} show={error !== null} onClose={onClose}>
      {error !== null && <ErrorNotice error={error} />}
    </NoticeDialog>
  );
}
