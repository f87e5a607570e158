import process from "node:process";
import { findBrokenRules, importRules } from "./import-rules/cruise.ts";
import { describe } from "./import-rules/report.ts";

const { broken, modules } = await findBrokenRules(process.cwd());
for (const each of broken) process.stdout.write(`${describe(each)}\n\n`);
process.stdout.write(`${broken.length} broken import rules (${importRules.size} rules, ${modules} modules).\n`);
if (broken.length > 0) process.exitCode = 1;
