/** Comments, strings and quoted names, in which a semicolon ends nothing. An open one runs to the end of the text. */
const OPAQUE =
  /'(?:[^'\\]|\\.|'')*'?|"(?:[^"\\]|\\.|"")*"?|`(?:[^`]|``)*`?|--(?=\s|$)[^\n]*|#[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y;
const COMMENT_START = /^(?:--|#|\/\*(?![!M]))/;

/**
 * Splits a migration into its statements, without comments before or between them. Stored procedures are not supported:
 * their bodies hold semicolons, and `DELIMITER` is a word of the command-line client, not of the server.
 * @throws Error when the text uses DELIMITER
 */
export function splitStatements(sql: string): string[] {
  const statements: string[] = [];
  let current = "";
  let position = 0;
  while (position < sql.length) {
    OPAQUE.lastIndex = position;
    const opaque = OPAQUE.exec(sql)?.[0];
    if (opaque !== undefined) {
      current += COMMENT_START.test(opaque) ? " " : opaque;
      position += opaque.length;
      continue;
    }
    if (sql[position] === ";") {
      statements.push(current);
      current = "";
    } else {
      current += sql[position];
    }
    position += 1;
  }
  const found = [...statements, current].map((statement) => statement.trim()).filter((statement) => statement !== "");
  if (found.some((statement) => /^DELIMITER\b/i.test(statement))) throw new Error("DELIMITER is not supported");
  return found;
}
