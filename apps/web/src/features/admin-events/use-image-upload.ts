import { useEffect, useEffectEvent, useRef, useState } from "react";
import { complaintAbout, uploadImage } from "../../lib/image-upload.ts";
import type { Trouble } from "../../lib/problem.ts";

export type UploadState =
  | { readonly kind: "idle" }
  /** `share` of the file that has left, 0 to 1. */
  | { readonly kind: "sending"; readonly share: number }
  | { readonly kind: "kept" }
  | { readonly kind: "failed"; readonly trouble: Trouble };

/** Sends one picture at a time: a new one takes the place of one that is on its way. It stops when its form is left. */
export function useImageUpload(onKept: (id: string) => void) {
  const [state, setState] = useState<UploadState>({ kind: "idle" });
  const current = useRef<AbortController>(undefined);
  useEffect(() => () => current.current?.abort(), []);

  async function send(file: File): Promise<void> {
    current.current?.abort();
    const trouble = complaintAbout(file);
    if (trouble !== null) return setState({ kind: "failed", trouble });
    const controller = new AbortController();
    current.current = controller;
    setState({ kind: "sending", share: 0 });
    const onProgress = (share: number) => {
      if (current.current === controller) setState({ kind: "sending", share });
    };
    const outcome = await uploadImage(file, { onProgress, signal: controller.signal });
    if (current.current !== controller || outcome.kind === "stopped") return;
    setState(outcome);
    if (outcome.kind === "kept") onKept(outcome.image.id);
  }

  function forget(): void {
    current.current?.abort();
    setState({ kind: "idle" });
  }

  return { state, send, forget };
}

/** A picture that is pasted anywhere on the page. Text is pasted where it always is. */
export function useImagePaste(onImage: (file: File) => void): void {
  const paste = useEffectEvent((event: ClipboardEvent) => {
    const file = [...(event.clipboardData?.files ?? [])].find(({ type }) => type.startsWith("image/"));
    if (file === undefined) return;
    event.preventDefault();
    onImage(file);
  });
  useEffect(() => {
    window.addEventListener("paste", paste);
    return () => window.removeEventListener("paste", paste);
  }, []);
}
