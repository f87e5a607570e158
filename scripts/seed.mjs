// `npm run seed`: the demo invoices and their payments; takes `--state <folder>`. Can be repeated.
import { enableCompileCache } from "node:module";

enableCompileCache();
const { seedCommand } = await import("../apps/server/src/start/seed-command.ts");

process.exitCode = seedCommand(process.argv.slice(2));
