import { describe, expect, it } from "vitest";
import { guessMapping, looksLikeHeading } from "./column-rules.ts";

describe("a first line", () => {
  it.each([["Nom", "E-mail"], ["n°", "Prénom et nom", "?"], [" FULL_NAME ", ""], ["Adresse électronique"]])(
    "is a heading as soon as one of its words names a column: %s %s",
    (...cells) => {
      expect(looksLikeHeading(cells)).toBe(true);
    },
  );

  it.each([
    ["Zoé Martin", "2"],
    // Somebody may be called so.
    ["Client", "zoe@example.org"],
    ["", ""],
    ["nominal"],
  ])("tells of somebody otherwise: %s %s", (...cells) => {
    expect(looksLikeHeading(cells)).toBe(false);
  });
});

describe("the columns of a file", () => {
  it("are what they are called, whatever is in them", () => {
    expect(guessMapping(["E-mail", "Nom"], [["Zoé", "zoe@example.org"]])).toEqual({
      ...{ name: 1, givenName: null },
      ...{ email: 0, seats: null },
    });
  });

  it("are the first of two that are called alike", () => {
    expect(guessMapping(["Nom", "Participant"], [["Zoé", "Ada"]]).name).toBe(0);
  });

  it("are what most lines have in them where nothing says what they are", () => {
    const lines = [
      ["1", "zoe@example.org", "Zoé"],
      ["2", "", "Ada"],
      ["3", "leo@example.org", "Léo"],
    ];
    expect(guessMapping(null, lines)).toEqual({ name: 2, givenName: null, email: 1, seats: 0 });
  });

  it("are not seats under a heading that calls them something else", () => {
    expect(guessMapping(["Table", "Nom"], [["4", "Zoé"]]).seats).toBeNull();
  });

  it("are unknown when half of the lines or fewer fit", () => {
    const lines = [
      ["Zoé", "zoe@example.org"],
      ["Ada", "12 rue Haute"],
    ];
    expect(guessMapping(null, lines).email).toBeNull();
    expect(guessMapping(null, [])).toEqual({ name: null, givenName: null, email: null, seats: null });
  });

  it("may be more than the heading has, and fewer in some lines", () => {
    expect(guessMapping(["n°"], [["7", "Zoé"], ["8"], ["9", "Ada"]]).name).toBe(1);
  });

  it.each([
    ["Prénom,Nom,E-mail", 1, 0],
    ["Nom;Prénom(s);E-mail", 0, 1],
    ["First name,Last name,Email", 1, 0],
    ["Email,Attendee name: Given name,Attendee name: Family name", 2, 1],
    ["Name,First name,Last name", 2, 1],
    // A name that is whole needs no other beside it.
    ["Participant,Prénom", 0, null],
    ["Nom de famille,Participant", 1, null],
    ["E-mail,Prénom", 1, null],
    ["E-mail,Last name", 1, null],
  ])("are a name in two parts where it has two: %s", (heading, name, givenName) => {
    expect(guessMapping(heading.split(/[,;]/), [])).toMatchObject({ name, givenName });
  });
});
