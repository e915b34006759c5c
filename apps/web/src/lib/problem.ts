import type { AppRouter } from "@guichet/api";
import type { FailureParams, Reason } from "@guichet/api/errors";
import { TRPCClientError } from "@trpc/client";
import i18next from "i18next";
import { apiLocale, type Language } from "./languages.ts";

/** What is said of a trouble. */
export interface TroubleText {
  readonly title: string;
  readonly detail?: string;
}

/** What went wrong, as far as the interface knows. */
export type Trouble =
  /** Title and detail are in the language in which the server was asked. */
  | ({ readonly kind: "refused"; readonly reason: Reason; readonly status: number } & FailureParams &
      TroubleText & {
        readonly errors?: readonly { path: string; message: string }[];
        readonly errorId?: string;
      })
  /** No answer, or not one of ours: the network, a proxy, a restart. */
  | {
      readonly kind: "unreachable";
      /** The device had no network: whatever was wished for is still here, and only here. */
      readonly isNothingSent?: true;
      /** There was no network then, and there is one again. */
      readonly isPast?: boolean;
    };

/** A refusal of what is not asked for by tRPC: problem details (RFC 9457) as the server sent them. */
export class ProblemError extends Error {
  readonly problem: unknown;

  constructor(problem: unknown) {
    super("refused");
    this.name = "ProblemError";
    this.problem = problem;
  }
}

/** A wish that never left the device: it had no network when it was made, and none was found. */
export class NothingSent extends Error {
  constructor(cause: unknown) {
    super("nothing was sent", { cause });
    this.name = "NothingSent";
  }
}

/** Reads any error that a query or mutation ended with. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof NothingSent) return { kind: "unreachable", isNothingSent: true };
  if (error instanceof ProblemError) return readProblem(error.problem);
  if (!(error instanceof TRPCClientError)) return { kind: "unreachable" };
  const data = (error as TRPCClientError<AppRouter>).data;
  if (data === null || data === undefined || typeof data.reason !== "string") return { kind: "unreachable" };
  return { kind: "refused", ...data };
}

function readProblem(problem: unknown): Trouble {
  const told = problem as Extract<Trouble, { kind: "refused" }> | null;
  return typeof told?.reason === "string" ? { ...told, kind: "refused" } : { kind: "unreachable" };
}

/** Whether nobody said anything, neither yes nor no. */
export function isUnheard(error: unknown): boolean {
  return troubleOf(error).kind === "unreachable";
}

/** The reason of a refusal, or null when there was no answer. */
export function reasonOf(error: unknown): Reason | null {
  const trouble = troubleOf(error);
  return trouble.kind === "refused" ? trouble.reason : null;
}

/** An answer that is not the product's own, but that of something before it: a proxy's page, say. */
export class ForeignAnswer extends Error {
  readonly retryAfterSeconds: number | undefined;

  constructor({ status, headers }: Response) {
    super(`status ${status}`);
    this.name = "ForeignAnswer";
    const asked = headers.get("retry-after");
    // RFC 9110 allows a date as well; by a clock that may be wrong, it is worth nothing here.
    this.retryAfterSeconds = asked !== null && /^\d+$/.test(asked) ? Number(asked) : undefined;
  }
}

/** Seconds after which one is asked to come back: in the problem itself, or by whoever stands before the server. */
export function retryAfterSeconds(error: unknown): number | undefined {
  const trouble = troubleOf(error);
  if (trouble.kind === "refused") return trouble.retryAfterSeconds;
  const cause = error instanceof TRPCClientError ? error.cause : undefined;
  return cause instanceof ForeignAnswer ? cause.retryAfterSeconds : undefined;
}

/** The texts of all refusals that this version knows. */
export type RefusalTexts = Pick<typeof import("@guichet/api/errors"), "describeFailure" | "isReason">;

/** Title and detail in the language of the interface, as far as its texts are there and know the reason; else as they came. */
export function describeTrouble(trouble: Trouble, locale: Language, texts?: RefusalTexts): TroubleText {
  const t = i18next.getFixedT(locale, "common");
  if (trouble.kind === "unreachable") {
    const how = trouble.isPast ? "backOnline" : trouble.isNothingSent ? "nothingSent" : "unreachable";
    return { title: t(`trouble.${how}.title`), detail: t(`trouble.${how}.detail`) };
  }
  // What the API says here is said to programs as well, which have keys.
  if (trouble.reason === "unauthenticated")
    return { title: t("trouble.signedOut.title"), detail: t("trouble.signedOut.detail") };
  if (texts?.isReason(trouble.reason) !== true) return trouble;
  return texts.describeFailure(trouble.reason, trouble, apiLocale(locale));
}
