import { runConformance } from "../conformance/run.ts";

process.exitCode = await runConformance(process.argv.slice(2));
