// `npm run seed`: the demo invoices and their payments; takes `--state <folder>`. Can be repeated, also while a host runs.
import { enableCompileCache } from "node:module";

enableCompileCache();
const { main } = await import("../packages/invoice-processing/src/cli/seed.ts");

process.exitCode = main(process.argv.slice(2));
