import { join } from "node:path";
import { sha256 } from "./artifacts/digest.ts";
import { readTextIfThere } from "./artifacts/read-file.ts";
import { WorkerError } from "./artifacts/worker-error.ts";
import type { Build, BuildRequest, ContractFile, SurfaceResult } from "./cli/build-types.ts";
import type { CompiledDocument, CompileInput, CompileOutput } from "./compile/compile-file.ts";
import { locator } from "./compile/source-table.ts";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import { diagnose } from "./diagnostics/table.ts";
import type { GenerateOutput } from "./generate/generate-client.ts";
import type { GenerateRequest } from "./generate/generate-worker.ts";
import type { LintInput } from "./lint/lint-document.ts";
import { type LintFinding, toDiagnostics } from "./lint/to-diagnostics.ts";
import { namesPath } from "./paths.ts";
import { type StageName, stages } from "./stages.ts";
import type { ClientPackage, SurfaceInfo } from "./surface/surface.ts";
import { clientDirectory } from "./surface/validate-surface.ts";

/** Builds every contract file of the request, in memory. */
export const build: Build = async (request) => {
  request.workers.warm(request.mode === "lint" ? stages.lint.module : stages.generate.module);
  return { surfaces: await Promise.all(request.contracts.map((contract) => buildContract(request, contract))) };
};

const lintConfiguration = ["redocly.yaml", ".spectral.yaml"];

async function buildContract(request: BuildRequest, contract: ContractFile): Promise<SurfaceResult> {
  return afterCompile(request, { surface: contract.surface, major: contract.major }, await compile(request, contract));
}

/** Everything that follows from a compiled surface: lint and generation side by side. */
export async function afterCompile(request: BuildRequest, name: { surface: string; major: number }, compiled: CompileOutput): Promise<SurfaceResult> {
  const { surface } = compiled;
  const configuration = lintConfiguration.map((file) => ({ file, text: readTextIfThere(join(request.root, file)) }));
  const facts = {
    ...name,
    inputs: [...compiled.inputs, ...configuration.filter(({ text }) => text !== undefined).map(({ file }) => file)],
    absent: configuration.filter(({ text }) => text === undefined).map(({ file }) => file),
    clientDirectories: (surface?.clients ?? []).map(clientDirectory),
    operations: compiled.operations,
  };
  if (!surface || compiled.documents.length === 0) return { ...facts, diagnostics: compiled.diagnostics, files: [] };
  if (request.mode === "snapshot") return { ...facts, diagnostics: compiled.diagnostics, files: compiled.files };

  const key = Object.fromEntries(configuration.map(({ file, text }) => [file, text === undefined ? "absent" : sha256(text)]));
  const linted = compiled.documents.map((document) => lint(request, { surface, document, key }));
  const clients = request.mode === "lint" ? [] : surface.clients;
  const generated = clients.map((client) => generate(request, { surface, client, documents: compiled.documents }));
  const [findings, packages] = await Promise.all([Promise.all(linted), Promise.all(generated)]);
  const diagnostics = [compiled.diagnostics, ...findings, ...packages.map((each) => each.diagnostics)].flat();
  if (request.mode === "lint") return { ...facts, diagnostics, files: [] };
  return { ...facts, diagnostics, files: [...compiled.files, ...packages.flatMap((each) => each.files)] };
}

/** Not cached by itself: what the contract imports is only known once it is loaded. An unchanged build never comes here. */
async function compile(request: BuildRequest, { surface, major, file }: ContractFile): Promise<CompileOutput> {
  const names = readTextIfThere(join(request.root, namesPath({ name: surface, major })));
  const input: CompileInput = { root: request.root, file, names };
  try {
    return await progress(request, { surface: `${surface}.v${major}`, stage: "compile" }, () => run<CompileInput, CompileOutput>(request, "compile", input));
  } catch (error) {
    if (!WorkerError.is(error)) throw error;
    const failure = error.code === "worker-task-failed" ? diagnose("stage-failed", { stage: "compile", reason: error.message }) : neverLoaded(error, file);
    return { surface: undefined, documents: [], files: [], diagnostics: [failure], inputs: [join(request.root, file)], operations: 0 };
  }
}

function neverLoaded(error: WorkerError, file: string): Diagnostic {
  return diagnose("module-never-loaded", { reason: error.message }, { location: { file, line: 1, column: 1 } });
}

interface LintTask {
  readonly surface: SurfaceInfo;
  readonly document: CompiledDocument;
  readonly key: Readonly<Record<string, string>>;
}

async function lint(request: BuildRequest, { surface, document, key }: LintTask): Promise<readonly Diagnostic[]> {
  const name = `lint ${nameOf(surface)} ${document.audience}`;
  const input: LintInput = {
    file: document.path,
    text: document.text,
    config: { redocly: join(request.root, "redocly.yaml"), spectral: join(request.root, ".spectral.yaml") },
  };
  const findings = await step(request, { surface, stage: "lint" }, () =>
    request.cache.step(name, { ...key, document: sha256(document.text), path: document.path }, () => run<LintInput, LintFinding[]>(request, "lint", input)),
  );
  if ("failure" in findings) return [findings.failure];
  const locate = document.sources && locator(document.sources);
  return toDiagnostics(findings.value, { file: document.path, locate });
}

interface GenerateTask {
  readonly surface: SurfaceInfo;
  readonly client: ClientPackage;
  readonly documents: readonly CompiledDocument[];
}

async function generate(request: BuildRequest, { surface, client, documents }: GenerateTask): Promise<Pick<GenerateOutput, "files" | "diagnostics">> {
  const document = documents.find(({ audience }) => audience === client.audience) as CompiledDocument;
  const input: GenerateRequest = { text: document.canonical, surface, client };
  const key = { document: sha256(document.canonical), package: JSON.stringify(client), surface: JSON.stringify(surface) };
  const made = await step(request, { surface, stage: "generate" }, () =>
    request.cache.step(`generate ${client.name}`, key, () => run<GenerateRequest, GenerateOutput>(request, "generate", input)),
  );
  return "failure" in made ? { files: [], diagnostics: [made.failure] } : made.value;
}

type Step<Value> = { readonly value: Value } | { readonly failure: Diagnostic };

/** Runs a stage for one surface; a worker that fails is a finding, and the other stages go on. */
async function step<Value>(request: BuildRequest, at: { surface: SurfaceInfo; stage: StageName }, work: () => Promise<Value>): Promise<Step<Value>> {
  try {
    return { value: await progress(request, { surface: nameOf(at.surface), stage: at.stage }, work) };
  } catch (error) {
    if (!WorkerError.is(error)) throw error;
    return { failure: diagnose("stage-failed", { stage: at.stage, reason: error.message }) };
  }
}

async function progress<Value>(request: BuildRequest, at: { surface: string; stage: string }, work: () => Promise<Value>): Promise<Value> {
  const start = performance.now();
  const before = request.cache.explanations.length;
  request.onProgress({ ...at, state: "started" });
  const value = await work();
  const cached = request.cache.explanations.slice(before).some((each) => each.step.startsWith(at.stage) && each.cached);
  request.onProgress({ ...at, state: "finished", milliseconds: performance.now() - start, cached });
  return value;
}

function run<Input, Output>(request: BuildRequest, stage: StageName, input: Input): Promise<Output> {
  return request.workers.runInWorker<Input, Output>(stages[stage].module, stages[stage].run, input);
}

function nameOf({ name, major }: Pick<SurfaceInfo, "name" | "major">): string {
  return `${name}.v${major}`;
}
