import { IMAGE_TYPES, smallImageUrl } from "@guichet/api/images/rules";
import { type DragEvent, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useToastHere } from "../../components/Toasts.tsx";
import type { Trouble } from "../../lib/problem.ts";
import { useTroubleText } from "../../lib/trouble-texts.ts";
import { useImagePaste, useImageUpload } from "./use-image-upload.ts";

interface ImageUploadProps {
  /** Empty: none. */
  readonly imageId: string;
  /** That the event has. */
  readonly storedId: string;
  readonly onChange: (imageId: string) => void;
}

/** The picture of an event: dropped, pasted or chosen, sent at once, and the event's own when its form is saved. */
export function ImageUpload({ imageId, storedId, onChange }: ImageUploadProps) {
  const { t } = useTranslation("admin");
  const helpId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const toast = useToastHere();
  const withdraw = useRef(() => {});
  const { state, send, forget } = useImageUpload((id) => {
    // The one before could be brought back over it.
    withdraw.current();
    onChange(id);
  });
  useImagePaste((file) => void send(file));

  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file !== undefined) void send(file);
  }

  function remove(): void {
    forget();
    onChange("");
    withdraw.current = toast(t("eventForm.imageRemoved"), { undo: () => onChange(imageId) });
    // The button that was pressed is gone.
    input.current?.focus();
  }

  return (
    <section
      className={isOver ? "image-drop image-drop-over" : "image-drop"}
      aria-label={t("eventForm.imageId")}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {imageId !== "" && (
        <img className="cover image-drop-cover" src={smallImageUrl(imageId)} alt={t("eventForm.imagePreview")} />
      )}
      <div className="image-drop-body">
        <p className="mb-2">{t("eventForm.imageDrop")}</p>
        <div className="image-drop-choices">
          <label className="btn btn-outline-secondary btn-sm">
            <input
              ref={input}
              type="file"
              className="visually-hidden"
              accept={IMAGE_TYPES.join()}
              aria-describedby={helpId}
              onChange={({ currentTarget }) => {
                const file = currentTarget.files?.[0];
                if (file !== undefined) void send(file);
                // So that the same file, mended meanwhile, can be chosen again.
                currentTarget.value = "";
              }}
            />
            {t(imageId === "" ? "eventForm.imageChoose" : "eventForm.imageReplace")}
          </label>
          {imageId !== "" && (
            <button type="button" className="btn btn-outline-secondary btn-sm" onClick={remove}>
              {t("eventForm.imageRemove")}
            </button>
          )}
        </div>
        <p id={helpId} className="form-text mb-0">
          {t("eventForm.imageFormats")}
        </p>
        {state.kind === "sending" && <Sending share={state.share} onStop={forget} />}
        {state.kind === "failed" && <Failed trouble={state.trouble} />}
        <p role="status" className="small mb-0">
          {state.kind === "sending" && t("eventForm.imageSending")}
          {state.kind === "kept" && imageId !== "" && imageId !== storedId && t("eventForm.imageSent")}
        </p>
      </div>
    </section>
  );
}

function Sending({ share, onStop }: { share: number; onStop: () => void }) {
  const { t } = useTranslation("admin");
  return (
    <div className="image-drop-choices">
      <progress className="image-progress" max={1} value={share} aria-label={t("eventForm.imageSending")} />
      <button type="button" className="btn btn-outline-secondary btn-sm" onClick={onStop}>
        {t("eventForm.imageStop")}
      </button>
    </div>
  );
}

function Failed({ trouble }: { trouble: Trouble }) {
  const { title, detail } = useTroubleText(trouble);
  return (
    <div className="notice notice-error mt-2" role="alert">
      <p className="notice-title">{title}</p>
      {detail !== undefined && <p className="mb-0">{detail}</p>}
    </div>
  );
}
