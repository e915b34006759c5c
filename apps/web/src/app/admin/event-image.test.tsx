import type { UpdateEventInput } from "@guichet/api/events/schema";
import { imageOf } from "@guichet/api/images/rules";
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw/http";
import { describe, expect, it } from "vitest";
import { openAsStaff } from "../../testing/admin-app.tsx";
import { anEvent, concerts } from "../../testing/fixtures.ts";
import { answer, server } from "../../testing/server.ts";

const FIRST = imageOf({ id: "01900000-0000-7000-8000-0000000001a1", width: 1600, height: 900, color: "#336699" });
const SECOND = imageOf({ id: "01900000-0000-7000-8000-0000000001a2", width: 960, height: 540, color: "#996633" });
const photo = (size = 100, type = "image/jpeg") => new File([new Uint8Array(size)], "photo.jpg", { type });

/** The form of an event, and what is sent when it is saved. */
async function openEditor(image: typeof FIRST | null) {
  const saved: UpdateEventInput[] = [];
  const event = anEvent({ image });
  answer("categories.list", () => ({ items: [concerts], nextCursor: null }));
  answer("events.get", () => event);
  answer("events.update", (input) => {
    saved.push(input);
    return { ...event, image: input.imageId === null ? null : SECOND, version: 2 };
  });
  const { user } = openAsStaff(`/events/${event.id}`);
  await screen.findByLabelText("Titre");
  return { user, saved, save: () => user.click(screen.getByRole("button", { name: "Publier les changements" })) };
}

/** What the server gets at /images, which answers so. */
function playUploads(reply: () => Response) {
  const types: (string | null)[] = [];
  server.use(
    http.post("*/images", ({ request }) => {
      types.push(request.headers.get("content-type"));
      return reply();
    }),
  );
  return types;
}

const preview = () => screen.queryByAltText("Aperçu de l’image");

describe("the picture of an event", () => {
  it("is chosen, sent at once, shown, and the event's when it is saved", async () => {
    const types = playUploads(() => HttpResponse.json(SECOND, { status: 201 }));
    const { user, saved, save } = await openEditor(null);
    await user.upload(screen.getByLabelText("Choisir une image"), photo());
    await screen.findByText("Image envoyée. Elle paraîtra quand vous aurez enregistré.");
    expect(preview()).toHaveProperty("src", expect.stringContaining(`/images/${SECOND.id}/480.webp`));
    await user.type(screen.getByLabelText(/^Description de l’image/), "Un trio");
    await save();
    await waitFor(() => expect(saved).toMatchObject([{ imageId: SECOND.id, imageAlt: "Un trio", version: 1 }]));
    await waitFor(() => expect(screen.queryByText(/Elle paraîtra/)).toBeNull());
    expect(types).toEqual(["image/jpeg"]);
  });

  it("is dropped or pasted as well; text that is pasted is none", async () => {
    const types = playUploads(() => HttpResponse.json(SECOND, { status: 201 }));
    await openEditor(null);
    fireEvent.drop(screen.getByRole("region", { name: "Image" }), {
      dataTransfer: { files: [photo(9, "image/webp")] },
    });
    await waitFor(() => expect(types).toEqual(["image/webp"]));
    fireEvent.paste(window, { clipboardData: { files: [] } });
    fireEvent.paste(window, { clipboardData: { files: [photo(9, "image/png")] } });
    await waitFor(() => expect(types).toEqual(["image/webp", "image/png"]));
  });

  it("is removed, and put back as long as the page is open", async () => {
    const { user, saved, save } = await openEditor(FIRST);
    await user.click(screen.getByRole("button", { name: "Retirer l’image" }));
    expect(preview()).toBeNull();
    await user.click(screen.getByRole("button", { name: "Revenir en arrière" }));
    expect(preview()).not.toBeNull();
    await user.click(screen.getByRole("button", { name: "Retirer l’image" }));
    await save();
    await waitFor(() => expect(saved).toMatchObject([{ imageId: null }]));
  });

  it("stays as it was when another is refused, and says why in the words of the interface", async () => {
    const problem = { type: "x", title: "This image cannot be read", status: 422, reason: "image-unreadable" };
    playUploads(() => HttpResponse.json(problem, { status: 422 }));
    const { user } = await openEditor(FIRST);
    await user.upload(screen.getByLabelText("Remplacer l’image"), photo());
    expect((await screen.findByRole("alert")).textContent).toContain("Cette image ne peut pas être lue");
    expect(preview()).toHaveProperty("src", expect.stringContaining(FIRST.id));
  });

  it("is not sent when it is known to be refused", async () => {
    const types = playUploads(() => HttpResponse.json(SECOND, { status: 201 }));
    await openEditor(null);
    const drop = (file: File) =>
      fireEvent.drop(screen.getByRole("region", { name: "Image" }), { dataTransfer: { files: [file] } });
    drop(photo(9 * 1024 * 1024));
    await screen.findByText("Cette image est trop lourde");
    drop(photo(10, "application/pdf"));
    await screen.findByText("Ce fichier n’est pas une image acceptée");
    expect(types).toEqual([]);
  });

  it("says so when the server is not reached, and what was typed is still there", async () => {
    playUploads(() => HttpResponse.error());
    const { user } = await openEditor(null);
    await user.upload(screen.getByLabelText("Choisir une image"), photo());
    await screen.findByText("Le guichet ne répond pas");
    expect(screen.getByLabelText("Titre")).toHaveProperty("value", "Nuit du jazz");
  });
});
