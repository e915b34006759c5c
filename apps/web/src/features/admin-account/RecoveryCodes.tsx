import copyIcon from "bootstrap-icons/icons/copy.svg?url";
import downloadIcon from "bootstrap-icons/icons/download.svg?url";
import printIcon from "bootstrap-icons/icons/printer.svg?url";
import { useEffect, useRef } from "react";
import { Button } from "react-bootstrap";
import { useTranslation } from "react-i18next";
import { Icon } from "../../components/Icon.tsx";
import { useToast } from "../../components/Toasts.tsx";

interface RecoveryCodesProps {
  readonly codes: readonly string[];
  /** The address that they let in: on paper and in a file, nothing else says what they open. */
  readonly account: string;
  readonly onKept: () => void;
}

/** The recovery codes, the one time that they can be read. */
export function RecoveryCodes({ codes, account, onKept }: RecoveryCodesProps) {
  const { t } = useTranslation("admin");
  const toast = useToast();
  const list = useRef<HTMLUListElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const host = window.location.host;
  const text = `${t("recovery.fileHead", { host, account })}\n\n${codes.join("\n")}\n`;

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(codes.join("\n"));
      toast(t("recovery.copied"));
    } catch {
      if (list.current !== null) window.getSelection()?.selectAllChildren(list.current);
      toast(t("recovery.selected"));
    }
  }

  return (
    <div className="recovery-codes">
      <h3 ref={heading} tabIndex={-1} className="h5">
        {t("recovery.title")}
      </h3>
      <p>{t("recovery.lead")}</p>
      <p className="mb-2 text-break">{t("recovery.whose", { host, account })}</p>
      <ul ref={list} className="list-unstyled">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="d-flex d-print-none flex-wrap gap-2 mb-3">
        <Button variant="outline-secondary" onClick={() => void copy()}>
          <Icon src={copyIcon} /> {t("recovery.copy")}
        </Button>
        <a
          className="btn btn-outline-secondary"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          download={t("recovery.fileName")}
        >
          <Icon src={downloadIcon} /> {t("recovery.download")}
        </a>
        <Button variant="outline-secondary" onClick={() => window.print()}>
          <Icon src={printIcon} /> {t("recovery.print")}
        </Button>
        <Button onClick={onKept}>{t("recovery.kept")}</Button>
      </div>
    </div>
  );
}
