// `node run-one.ts <generator> <document> <output>`: one run in a process of its own, the error's message on stderr.
import process from "node:process";
import { generators } from "./all.ts";
import { ours } from "./ours.ts";

const [name, document = "", output = ""] = process.argv.slice(2);
const generator = [ours, ...generators].find((candidate) => candidate.name === name);
try {
  if (generator === undefined) throw new Error(`no generator is called "${name}"`);
  await generator.generate({ document, output });
  process.exit(0);
} catch (error) {
  process.stderr.write(`\nERROR ${(error instanceof Error && error.message) || String(error)}\n`);
  process.exit(1);
}
