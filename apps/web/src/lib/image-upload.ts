import { describeFailure, type FailureParams, isReason, type Reason } from "@guichet/api/errors";
import { IMAGE_TYPES, MOST_IMAGE_BYTES } from "@guichet/api/images/rules";
import { type Image, image } from "@guichet/api/images/schema";
import { answerLocale } from "./i18n.ts";
import type { Trouble } from "./problem.ts";

export type UploadOutcome =
  | { readonly kind: "kept"; readonly image: Image }
  | { readonly kind: "failed"; readonly trouble: Trouble }
  | { readonly kind: "stopped" };

interface UploadOptions {
  /** Told the share of the file that has left, 0 to 1. */
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
}

/** What can be said of a file without sending it; null when it may be sent. */
export function complaintAbout(file: File): Trouble | null {
  if (!(IMAGE_TYPES as readonly string[]).includes(file.type)) {
    return refusal("image-unsupported", 415, {});
  }
  if (file.size <= MOST_IMAGE_BYTES) return null;
  return refusal("image-too-heavy", 413, { count: MOST_IMAGE_BYTES / 1024 / 1024 });
}

/** As the server would have put it. */
function refusal(reason: Reason, status: number, params: FailureParams): Trouble {
  return { kind: "refused", reason, status, ...params, ...describeFailure(reason, params, answerLocale()) };
}

/** Sends a picture. Not by `fetch`, which does not say how much of a body has left. */
export function uploadImage(file: File, { onProgress, signal }: UploadOptions): Promise<UploadOutcome> {
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/images");
    request.setRequestHeader("content-type", file.type);
    request.setRequestHeader("accept-language", answerLocale());
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    request.onload = () => done(outcomeOf(request.responseText));
    request.onerror = () => done({ kind: "failed", trouble: { kind: "unreachable" } });
    request.onabort = () => done({ kind: "stopped" });
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}

function outcomeOf(text: string): UploadOutcome {
  const answer = parsed(text);
  const kept = image.safeParse(answer);
  if (kept.success) return { kind: "kept", image: kept.data };
  return { kind: "failed", trouble: troubleIn(answer) };
}

/** A problem of ours; anything else was said by somebody before us. */
function troubleIn(answer: unknown): Trouble {
  if (typeof answer !== "object" || answer === null || !("reason" in answer) || !isReason(answer.reason)) {
    return { kind: "unreachable" };
  }
  return { title: "", status: 0, ...answer, kind: "refused", reason: answer.reason };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
