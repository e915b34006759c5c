import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createDocument } from "./document.ts";

const file = fileURLToPath(new URL("../../../../docs/openapi.json", import.meta.url));
writeFileSync(file, `${JSON.stringify(createDocument(), null, 2)}\n`);
console.log(`wrote ${file}`);
