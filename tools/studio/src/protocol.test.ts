import { expect, it } from "vitest";
import { answerOf, failureOf, parseRequest } from "./protocol.ts";

const one = { sql: "SELECT ?", parameters: [1] };
const two = { sql: "SELECT 2", parameters: [] };

it("reads what Studio's client sends, and nothing else of it", () => {
  expect(parseRequest({ procedure: "query", query: { ...one, transformations: {} } })).toEqual({
    procedure: "query",
    statements: [one],
  });
  expect(parseRequest({ procedure: "sequence", sequence: [one, two] })?.statements).toEqual([one, two]);
  expect(parseRequest({ procedure: "transaction", queries: [one, two] })?.statements).toEqual([one, two]);
});

it("knows no other request", () => {
  const bad = [
    null,
    "query",
    { procedure: "sql-lint", sql: "SELECT 1" },
    { procedure: "query" },
    { procedure: "query", query: { sql: 1, parameters: [] } },
    { procedure: "query", query: { sql: "SELECT ?", parameters: [{ toString: 1 }] } },
    { procedure: "transaction", queries: [] },
    { procedure: "transaction", queries: [one, null] },
  ];
  for (const body of bad) expect(parseRequest(body)).toBeNull();
});

it("answers in the form that the client takes apart: an error first, or null and the rows", () => {
  const query = { procedure: "query", statements: [one] } as const;
  const sequence = { procedure: "sequence", statements: [one, two] } as const;
  const transaction = { procedure: "transaction", statements: [one, two] } as const;
  expect(answerOf(query, [["row"]])).toEqual([null, ["row"]]);
  expect(answerOf(sequence, [["a"], ["b"]])).toEqual([
    [null, ["a"]],
    [null, ["b"]],
  ]);
  expect(answerOf(transaction, [["a"], ["b"]])).toEqual([null, [["a"], ["b"]]]);
  expect(failureOf(query, "no")).toEqual([{ name: "Error", message: "no" }]);
  expect(failureOf(sequence, "no")).toEqual([[{ name: "Error", message: "no" }]]);
});
