import { createDatabase } from "../src/client.ts";
import { readDatabaseUrl } from "../src/env.ts";
import { classifyDatabaseError } from "../src/errors.ts";
import { surviveBrokenConnections } from "../src/stray-rejections.ts";
import { loadDemoData } from "./seed/load.ts";

// Demo data for a first look. Repeatable: adds what is missing and new dates for those that have passed.
surviveBrokenConnections(console.warn);
try {
  const database = createDatabase({ url: readDatabaseUrl() });
  try {
    const { events, sessions, bookings } = await loadDemoData(database, new Date());
    const nothing = events + sessions === 0;
    console.log(
      nothing ? "The demo data is there" : `Added ${events} events, ${sessions} sessions, ${bookings} bookings`,
    );
  } finally {
    await database.close();
  }
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  const why = classifyDatabaseError(error).kind === "reconnect" ? "the database does not answer" : message;
  console.error(`The demo data could not be loaded: ${why}`);
  process.exitCode = 1;
}
