// Lints every surface's documents; takes the options of `rawr-openapi lint`.
import { main } from "../packages/openapi-pipeline/src/cli.ts";

process.exitCode = await main(["lint", ...process.argv.slice(2)]);
