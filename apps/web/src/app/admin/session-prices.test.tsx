import type { CreateSessionInput } from "@guichet/api/sessions/schema";
import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { openAsStaff } from "../../testing/admin-app.tsx";
import { aSession } from "../../testing/fixtures.ts";
import { answer } from "../../testing/server.ts";
import { playSessions, SESSIONS_PAGE, setTime } from "../../testing/sessions-page.ts";

/** A new session of eighty seats at 20 €, with steps in the price. */
async function priceBySteps() {
  const admin = openAsStaff(`${SESSIONS_PAGE}?edit=new`);
  await screen.findByLabelText("Début");
  setTime("Début", "2097-07-01T20:30");
  await admin.user.type(screen.getByLabelText("Capacité"), "80");
  await admin.user.type(screen.getByLabelText("Prix de base"), "20");
  await admin.user.click(screen.getByLabelText("Mes paliers"));
  return admin;
}

describe("prices of one's own", () => {
  it("are steps with the money they come to", async () => {
    let sent: CreateSessionInput | undefined;
    playSessions();
    answer("sessions.create", (input) => {
      sent = input as CreateSessionInput;
      return aSession();
    });
    const { user } = await priceBySteps();
    await user.click(screen.getByRole("button", { name: "Retirer le palier 2" }));
    const step = screen.getByRole("group", { name: "Palier 1" });
    const price = within(step).getByLabelText("Prix (% du prix de base)");
    await user.clear(price);
    await user.type(price, "130");
    await within(step).findByText(/soit 26\s€/);
    screen.getByRole("img", { name: /De 20\s€ pour la première place à 26\s€ pour la dernière/ });
    const rows = screen.getAllByRole("row").map((row) => row.textContent?.replaceAll("\u00a0", " "));
    expect(rows).toEqual([
      "PlacesDèsPrix",
      "1 à 480 %20 €",
      "49 à 8060 %26 €",
      "Salle pleine (80 places)1 792 €".replace(" 792", "\u202f792"),
    ]);
    await user.click(screen.getByRole("button", { name: "Enregistrer" }));
    await screen.findByText("La séance est ajoutée.");
    expect(sent?.priceTiers).toEqual([{ fromPercent: 60, multiplierPercent: 130 }]);
  });

  it("count each empty cell as a field to correct", async () => {
    playSessions();
    const { user } = await priceBySteps();
    await user.click(screen.getByRole("button", { name: "Ajouter un palier" }));
    await user.click(screen.getByRole("button", { name: "Enregistrer" }));
    await screen.findByText("2 champs sont à corriger :");
  });
});
