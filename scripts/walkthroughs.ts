// `node scripts/walkthroughs.ts`: says where docs/walkthroughs does not say what the repository says; `write` mends it.
import process from "node:process";
import { describeFinding } from "./walkthroughs/finding.ts";
import { checkWalkthroughs, writeWalkthroughs } from "./walkthroughs/walkthroughs.ts";

const root = process.cwd();
const [verb = "check", ...rest] = process.argv.slice(2);
if (rest.length > 0 || !["check", "write"].includes(verb)) {
  process.stderr.write("node scripts/walkthroughs.ts [check | write]\n");
  process.exit(2);
}
if (verb === "write") {
  for (const path of await writeWalkthroughs(root)) process.stdout.write(`${path}\n`);
}
const findings = checkWalkthroughs(root);
for (const finding of findings) process.stdout.write(`${describeFinding(finding)}\n`);
process.stdout.write(`${findings.length} findings.\n`);
if (findings.length > 0) process.exitCode = 1;
