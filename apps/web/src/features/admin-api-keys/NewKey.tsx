import { useEffect, useRef } from "react";
import { Button } from "react-bootstrap";
import { useTranslation } from "react-i18next";
import { CopyField } from "../../components/CopyField.tsx";
import type { RouterOutputs } from "../../lib/trpc.ts";

interface NewKeyProps {
  readonly made: RouterOutputs["apiKeys"]["create"];
  readonly onDone: () => void;
}

/** The only sight of a key. */
export function NewKey({ made, onDone }: NewKeyProps) {
  const { t } = useTranslation("admin");
  // The form that had the focus is gone.
  const once = useRef<HTMLParagraphElement>(null);
  useEffect(() => once.current?.focus(), []);
  const texts = { copy: t("apiKeys.shown.copy"), copied: t("apiKeys.shown.copied"), select: t("apiKeys.shown.select") };
  return (
    <>
      <p ref={once} tabIndex={-1}>
        {t("apiKeys.shown.once")}
      </p>
      <CopyField label={t("apiKeys.shown.label", { name: made.apiKey.name })} value={made.key} texts={texts} />
      <div className="text-end mt-3">
        <Button onClick={onDone}>{t("apiKeys.shown.done")}</Button>
      </div>
    </>
  );
}
