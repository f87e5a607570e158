import process from "node:process";
import { main } from "../packages/workflow-runtime/src/cli/main.ts";

// Loaded for `doctor` alone: the Inngest SDK takes its time.
const checks = async () => [(await import("../packages/coordination-inngest/src/index.ts")).inngestDoctor];

process.exitCode = await main(process.argv.slice(2), { checks });
