// Compares the artifacts with what the contracts compile to; takes the options of `rawr-openapi check`.
import { enableCompileCache } from "node:module";

// Before the import, so that its modules come from the cache.
enableCompileCache();
const { main } = await import("../packages/openapi-pipeline/src/cli.ts");

process.exitCode = await main(["check", ...process.argv.slice(2)]);
