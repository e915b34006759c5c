import { z } from "zod";

// zod compiles its parsers with `new Function`, and tries it as soon as a schema exists. The server’s CSP forbids that and
// reports each attempt: so this module comes first in both interfaces, and in one file with zod (vite.config.ts).
z.config({ jitless: true });
