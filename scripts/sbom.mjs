// npm run --silent sbom [-- --output FILE]: the software bill of materials, CycloneDX as JSON.
import { requireNode } from "./lib/node-version.mjs";

requireNode();
const [{ runCommand }, { Failure }, { makeSbom }, { writeFile }] = await Promise.all([
  import("./lib/command.mjs"),
  import("./lib/failure.mjs"),
  import("./lib/supply-chain/sbom.mjs"),
  import("node:fs/promises"),
]);
await runCommand(async () => {
  const [option, file] = process.argv.slice(2);
  if (process.argv.length > 2 && (option !== "--output" || file === undefined || process.argv.length > 4)) {
    throw new Failure(`Unknown option: ${process.argv.slice(2).join(" ")}`, "npm run --silent sbom -- --output FILE");
  }
  const text = `${JSON.stringify(await makeSbom(), null, 2)}\n`;
  if (file === undefined) process.stdout.write(text);
  else await writeFile(file, text);
  return 0;
});
