import { fileErrorReason } from "../../artifacts/file-error.ts";
import { writeWhole } from "../../artifacts/write-whole.ts";
import type { Invocation } from "../arguments.ts";
import { CliError, exitCodes } from "../endings.ts";
import type { Surroundings } from "../output.ts";
import { findRoot } from "../workspace.ts";
import { type InitPlan, type InitStep, planInit } from "./plan-init.ts";

const words: Readonly<Record<InitStep["action"], readonly [done: string, planned: string]>> = {
  create: ["created", "would create"],
  extend: ["extended", "would extend"],
  keep: ["left alone", "would leave alone"],
};

/** `init`: sets the pipeline up. Run twice, the second run leaves everything alone. */
export async function init(invocation: Invocation, to: Surroundings): Promise<number> {
  const root = findRoot(invocation.cwd);
  const [contractModule] = invocation.operands;
  const plan = planInit(root, invocation.cwd, contractModule);
  for (const { path, action, note, contents } of plan.steps) {
    if (contents !== undefined && !invocation.dryRun) write(root, path, contents);
    const word = words[action][invocation.dryRun ? 1 : 0];
    if (!invocation.quiet) to.stderr.write(`${word} ${path}${note && ` (${note})`}\n`);
  }
  if (!invocation.quiet) to.stderr.write(nextSteps(plan));
  return exitCodes.fine;
}

function write(root: string, path: string, contents: string): void {
  try {
    writeWhole(root, path, contents);
  } catch (error) {
    throw new CliError({ code: "file-unwritable", parameters: { path, reason: fileErrorReason(error) } });
  }
}

function nextSteps({ steps, missingPackages, refusesTsImports }: InitPlan): string {
  if (steps.every(({ action }) => action === "keep") && missingPackages.length === 0)
    return "\nEverything is set up.\n";
  const isWorkspace = steps.some(({ path }) => path === "pnpm-workspace.yaml");
  const lines = [
    ...(missingPackages.length > 0 ? [`pnpm add -D ${isWorkspace ? "-w " : ""}${missingPackages.join(" ")}`] : []),
    ...(refusesTsImports ? ['set "allowImportingTsExtensions" in tsconfig.json, for the generated TypeScript'] : []),
    "pnpm build:openapi",
    ...(isWorkspace ? ["pnpm install, which links the generated packages"] : []),
    "commit contracts/, openapi/, generated/ and the lockfile",
  ];
  return `\nNext\n${lines.map((line) => `  ${line}\n`).join("")}`;
}
