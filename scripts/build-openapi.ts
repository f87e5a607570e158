// Builds every surface; takes the options of `rawr-openapi build`.
import { main } from "../packages/openapi-pipeline/src/cli.ts";

process.exitCode = await main(["build", ...process.argv.slice(2)]);
