// Builds every surface; takes the options of `rawr-openapi build`.
import { enableCompileCache } from "node:module";

// Before the import, so that its modules come from the cache.
enableCompileCache();
const { main } = await import("../packages/openapi-pipeline/src/cli.ts");

process.exitCode = await main(["build", ...process.argv.slice(2)]);
