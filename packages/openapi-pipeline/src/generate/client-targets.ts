import type { OutputFile } from "../artifacts/output-file.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { diagnose } from "../diagnostics/table.ts";
import { isolate } from "./isolate.ts";
import type { ClientModel } from "./model/client-model.ts";
import { nameOf } from "./operations.ts";
import { reasonOf } from "./run-target.ts";
import { clientFiles } from "./targets/client/target.ts";
import { verifyClient } from "./targets/client/verify-client.ts";
import { mswFiles } from "./targets/msw/target.ts";
import { operationsMapFiles } from "./targets/operations-map/target.ts";
import { tanstackQueryFiles } from "./targets/tanstack-query/target.ts";
import { validatorFiles } from "./targets/validators/target.ts";

/** What the targets wrote, and the package's entries that it stands for. */
export interface WrittenClient {
  readonly files: readonly OutputFile[];
  readonly entries: readonly (readonly [subpath: string, file: string])[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What is written from the model alone: an entry of the package, and the file of `src/` that stands behind it. */
interface ModelTarget {
  readonly entry: string;
  readonly file: string;
  readonly write: (model: ClientModel, preamble: readonly string[]) => readonly OutputFile[];
  readonly verify?: (model: ClientModel, files: readonly OutputFile[]) => readonly Diagnostic[];
}

/** In the order of the package's entries. */
const clientTargets: readonly ModelTarget[] = [
  { entry: ".", file: "index.ts", write: clientFiles, verify: verifyClient },
  { entry: "./operations", file: "operations-map.gen.ts", write: operationsMapFiles },
  { entry: "./validators", file: "validators.gen.ts", write: validatorFiles },
  { entry: "./tanstack-query", file: "tanstack-query.gen.ts", write: tanstackQueryFiles },
  { entry: "./msw", file: "msw.gen.ts", write: mswFiles },
];

/** Writes everything that needs no tool. A target that throws is reported, with the operation that it throws on. */
export async function writeFromModel(model: ClientModel, preamble: readonly string[]): Promise<WrittenClient> {
  const written = await Promise.all(clientTargets.map((target) => write(target, model, preamble)));
  return {
    files: written.flatMap(({ files }) => files),
    entries: written.flatMap(({ entries }) => entries),
    diagnostics: written.flatMap(({ diagnostics }) => diagnostics),
  };
}

async function write(target: ModelTarget, model: ClientModel, preamble: readonly string[]): Promise<WrittenClient> {
  const whole = attempt(target, model, preamble);
  if (whole.files !== undefined) return finish(target, model, whole.files);
  const only = (routes: ReadonlySet<string>): ClientModel => ({
    ...model,
    operations: model.operations.filter(({ route }) => routes.has(route)),
  });
  const entries = model.operations.map(({ entry }) => entry);
  const found = await isolate(
    entries,
    async (some) => attempt(target, only(new Set(some.map(({ route }) => route))), preamble).reason,
  );
  const tool = target.entry;
  if (found === undefined) {
    const problem = diagnose("generator-failed", { tool, reason: whole.reason ?? "" });
    return { files: [], entries: [], diagnostics: [problem] };
  }
  const problems = found.guilty.map((entry, index) =>
    diagnose("generator-failed", { tool, operation: nameOf(entry), reason: found.reasons[index] ?? "" }),
  );
  const rest = only(new Set(entries.filter((entry) => !found.guilty.includes(entry)).map(({ route }) => route)));
  const partial = finish(target, rest, attempt(target, rest, preamble).files ?? []);
  return { ...partial, diagnostics: [...problems, ...partial.diagnostics] };
}

function finish(target: ModelTarget, model: ClientModel, files: readonly OutputFile[]): WrittenClient {
  const entries = files.length === 0 ? [] : [[target.entry, target.file] as const];
  return { files, entries, diagnostics: target.verify?.(model, files) ?? [] };
}

function attempt(
  target: ModelTarget,
  model: ClientModel,
  preamble: readonly string[],
): { readonly files?: readonly OutputFile[]; readonly reason?: string } {
  try {
    return { files: target.write(model, preamble) };
  } catch (error) {
    return { reason: reasonOf(error) };
  }
}
