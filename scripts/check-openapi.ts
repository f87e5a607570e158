// Compares the artifacts with what the contracts compile to; takes the options of `rawr-openapi check`.
import { main } from "../packages/openapi-pipeline/src/cli.ts";

process.exitCode = await main(["check", ...process.argv.slice(2)]);
