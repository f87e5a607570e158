import { readdir, readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { runNode } from "../run-node.ts";
import { type Compiler, typeCheck } from "../type-check.ts";
import type { Generator, GeneratorRun } from "./generator.ts";

/** What became of one document in one generator's hands. */
export interface Outcome {
  /** The first step that failed, or `works`. */
  readonly verdict: "works" | "does not generate" | "leaves operations out" | "does not compile";
  /** Why, in the words of the tool; nothing when it works. */
  readonly messages: readonly string[];
  /** Operations that are not in the output, and that the tool's diagnostics name. */
  readonly named?: readonly string[];
}

/** A generator's run, and the compilers that then check what it wrote. */
export interface Trial extends GeneratorRun {
  readonly generator: Generator;
  readonly compilers: readonly Compiler[];
}

/** Generates in a process of its own, looks for every operation in what was written, and type-checks it under `strict`. */
export async function tryGenerator({ generator, document, output, compilers }: Trial): Promise<Outcome> {
  await rm(output, { recursive: true, force: true });
  const runner = join(import.meta.dirname, "run-one.ts");
  const { code, stderr } = await runNode([runner, generator.name, document, output], { cwd: import.meta.dirname });
  if (code !== 0) return { verdict: "does not generate", messages: [reason(stderr, code, document)] };

  const missing = await missingOperations(document, output);
  const said = generator.diagnostics === undefined ? "" : await readFile(join(output, generator.diagnostics), "utf8");
  const silent = missing.filter((id) => !said.includes(id));
  if (silent.length > 0) return { verdict: "leaves operations out", messages: [listed(silent)] };
  const named = missing.length > 0 ? { named: missing } : {};

  const messages: string[] = [];
  for (const compiler of compilers) {
    const options = generator.compilerOptions ?? {};
    const errors = await typeCheck({ compiler, folder: output, files: [generator.entry], options });
    if (errors.length > 0)
      messages.push(`TypeScript ${compiler}: ${errors.length} errors, first ${short(errors[0] ?? "")}`);
  }
  return { verdict: messages.length > 0 ? "does not compile" : "works", messages, ...named };
}

function listed(ids: readonly string[]): string {
  const more = ids.length > 3 ? ` and ${ids.length - 3} more` : "";
  return `nothing is generated for ${ids.slice(0, 3).join(", ")}${more}`;
}

function reason(stderr: string, code: number | null, document: string): string {
  const message = stderr.split("\nERROR ").at(-1)?.trim().split("\n")[0] ?? "";
  // Where the document lies on this machine says nothing.
  return short(message.replaceAll(dirname(document), ".")) || `ended with ${code}`;
}

const short = (text: string) => (text.length > 240 ? `${text.slice(0, 240)} …` : text);

/** Operation ids whose name appears nowhere in the output, whatever case and separators the generator gives it. */
async function missingOperations(document: string, output: string): Promise<readonly string[]> {
  const written = plain((await sources(output)).join("\n"));
  return operationIds(JSON.parse(await readFile(document, "utf8"))).filter((id) => !written.includes(plain(id)));
}

function operationIds({ paths = {} }: { readonly paths?: Readonly<Record<string, object>> }): readonly string[] {
  return Object.values(paths)
    .flatMap((item) => Object.values(item) as ({ readonly operationId?: unknown } | undefined)[])
    .flatMap((operation) => (typeof operation?.operationId === "string" ? [operation.operationId] : []));
}

const plain = (text: string) => text.replaceAll(/[^A-Za-z0-9]/g, "").toLowerCase();

async function sources(folder: string): Promise<readonly string[]> {
  const files = await readdir(folder, { recursive: true });
  return await Promise.all(
    files.filter((name) => name.endsWith(".ts")).map((name) => readFile(join(folder, name), "utf8")),
  );
}
