import { act, renderHook, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { chooseLanguage } from "../lib/i18n.ts";
import { describeTrouble, type Trouble } from "./problem.ts";
import { useTroubleText } from "./trouble-texts.ts";

const refusal: Trouble = {
  kind: "refused",
  reason: "too-many-requests",
  status: 429,
  retryAfterSeconds: 42,
  title: "Ce que le serveur a dit",
  detail: "Dans la langue de la demande.",
};

describe("what is said of a refusal", () => {
  it("is what the server said until the texts are there", () => {
    expect(describeTrouble(refusal, "en")).toMatchObject({
      title: "Ce que le serveur a dit",
      detail: "Dans la langue de la demande.",
    });
  });

  it("is then the same in the language that is chosen", async () => {
    const { result } = renderHook(() => useTroubleText(refusal));
    await waitFor(() => expect(result.current.detail).toBe("Réessayez dans 42 secondes."));
    await act(() => chooseLanguage("en"));
    expect(result.current.detail).toBe("Try again in 42 seconds.");
  });

  it("stays what the server said of a reason that this version does not know", async () => {
    const known = renderHook(() => useTroubleText(refusal));
    await waitFor(() => expect(known.result.current.title).not.toBe(refusal.title));
    const newer = { ...refusal, reason: "made-later" } as unknown as Trouble;
    const { result } = renderHook(() => useTroubleText(newer));
    expect(result.current).toMatchObject({ title: "Ce que le serveur a dit" });
  });
});
