// zod compiles its parsers with `new Function`, and tries it as soon as a schema exists. The server’s CSP forbids that and reports each
// attempt. Whoever imports zod gets it from here (vite.config.ts), so that no schema exists before this is set.
import { config } from "zod/v4";

config({ jitless: true });

export * from "zod/v4";
