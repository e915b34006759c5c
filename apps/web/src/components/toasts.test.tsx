import { screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { Offcanvas } from "react-bootstrap";
import { describe, expect, it } from "vitest";
import { renderWithProviders } from "../testing/render.tsx";
import { useToast, useToastHere } from "./Toasts.tsx";

const UNDO = { name: "Revenir en arrière" };

/** A list whose lines can be removed, and brought back. */
function List({ bringBack }: { bringBack?: () => unknown }) {
  const toast = useToast();
  const [lines, setLines] = useState(["un", "deux"]);
  const remove = (line: string) => {
    setLines(lines.filter((other) => other !== line));
    toast(`${line} est retiré`, { undo: bringBack ?? (() => setLines(lines)) });
  };
  return (
    <>
      <h1 tabIndex={-1}>Liste</h1>
      <label>
        Note
        <input />
      </label>
      <button type="button">Autre chose</button>
      {lines.map((line) => (
        <button key={line} type="button" onClick={() => remove(line)}>
          {line}
        </button>
      ))}
    </>
  );
}

describe("a message with a way back", () => {
  it("takes it back with its button, says so, and gives the focus back to where it came from", async () => {
    const { user } = renderWithProviders(<List />);
    await user.click(screen.getByRole("button", { name: "deux" }));
    screen.getByRole("button", { name: "Autre chose" }).focus();
    const undo = screen.getByRole("button", UNDO);
    undo.focus();
    await user.keyboard("{Enter}");
    expect(screen.getByRole("button", { name: "deux" })).toBeTruthy();
    await screen.findByText(/tout est comme avant/);
    expect(screen.queryByText("deux est retiré")).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Autre chose" }));
  });

  it("gives the focus to the heading when what had it is gone", async () => {
    const { user } = renderWithProviders(<List />);
    await user.click(screen.getByRole("button", { name: "un" }));
    await user.click(screen.getByRole("button", { name: "Fermer" }));
    expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Liste" }));
  });

  it("takes back the last thing with Ctrl-Z, but leaves the key to a field", async () => {
    const { user } = renderWithProviders(<List />);
    await user.click(screen.getByRole("button", { name: "un" }));
    await user.click(screen.getByLabelText("Note"));
    await user.keyboard("{Control>}z{/Control}");
    expect(screen.queryByRole("button", { name: "un" })).toBeNull();
    screen.getByRole("button", { name: "Autre chose" }).focus();
    await user.keyboard("{Control>}z{/Control}");
    expect(screen.getByRole("button", { name: "un" })).toBeTruthy();
  });

  it("says what the way back resolved with, and that it failed when it failed", async () => {
    const results = [Promise.resolve("La moitié est comme avant."), Promise.reject(new Error("no"))];
    results[1]?.catch(() => undefined);
    const { user } = renderWithProviders(<List bringBack={() => results.shift()} />);
    await user.click(screen.getByRole("button", { name: "un" }));
    await user.click(screen.getByRole("button", UNDO));
    await screen.findByText("La moitié est comme avant.");
    await user.click(screen.getByRole("button", { name: "deux" }));
    await user.click(screen.getByRole("button", UNDO));
    await screen.findByText(/n’a pas abouti/);
  });
});

describe("messages", () => {
  function Columns() {
    const toast = useToastHere();
    return (
      <button type="button" onClick={() => toast(`Message ${Math.random()}`, { about: "columns" })}>
        Changer
      </button>
    );
  }

  it("about the same thing take each other's place, and those of a form go with it", async () => {
    const { user, rerender } = renderWithProviders(<Columns />);
    await user.click(screen.getByRole("button", { name: "Changer" }));
    const [first] = screen.getAllByText(/^Message/);
    await user.click(screen.getByRole("button", { name: "Changer" }));
    expect(screen.getAllByText(/^Message/)).not.toContain(first);
    expect(screen.getAllByText(/^Message/)).toHaveLength(1);
    rerender(<p>Une autre page</p>);
    await waitFor(() => expect(screen.queryByText(/^Message/)).toBeNull());
  });

  it("can have the focus beside an open drawer", async () => {
    function Drawer() {
      const toast = useToast();
      return (
        <Offcanvas show aria-label="Tiroir">
          <button type="button" onClick={() => toast("Ligne retirée", { undo: () => undefined })}>
            Retirer
          </button>
        </Offcanvas>
      );
    }
    const { user } = renderWithProviders(<Drawer />);
    await user.click(await screen.findByRole("button", { name: "Retirer" }));
    const undo = screen.getByRole("button", { ...UNDO, hidden: true });
    undo.focus();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(document.activeElement).toBe(undo);
  });
});
