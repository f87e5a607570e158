// Lints every surface's documents; takes the options of `rawr-openapi lint`.
import { enableCompileCache } from "node:module";

// Before the import, so that its modules come from the cache.
enableCompileCache();
const { main } = await import("../packages/openapi-pipeline/src/cli.ts");

process.exitCode = await main(["lint", ...process.argv.slice(2)]);
