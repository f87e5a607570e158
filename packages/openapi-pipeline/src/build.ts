import { join } from "node:path";
import { sha256 } from "./artifacts/digest.ts";
import { type Memo, openMemo } from "./artifacts/memo.ts";
import type { OutputFile } from "./artifacts/output-file.ts";
import { readTextIfThere } from "./artifacts/read-file.ts";
import { WorkerError } from "./artifacts/worker-error.ts";
import type { TaskOptions } from "./artifacts/worker-pool.ts";
import type { Build, BuildRequest, ContractFile, SurfaceResult } from "./cli/build-types.ts";
import type { CompiledDocument, CompileInput, CompileOutput } from "./compile/compile-file.ts";
import type { DeriveInput, DeriveOutput } from "./compile/derive.ts";
import { locator } from "./compile/source-table.ts";
import type { Diagnostic, SourceLocation } from "./diagnostics/diagnostic.ts";
import { diagnose } from "./diagnostics/table.ts";
import type { ToolResult } from "./generate/generate-client.ts";
import type { GenerateRequest } from "./generate/generate-worker.ts";
import { tools } from "./generate/tool.ts";
import type { Linter, LintInput } from "./lint/lint-document.ts";
import type { LintRequest } from "./lint/lint-worker.ts";
import { mergeFindings } from "./lint/merge-findings.ts";
import { type LintFinding, toDiagnostics } from "./lint/to-diagnostics.ts";
import { lintConfigFiles } from "./lint-config-files.ts";
import { clientFolder, namesPath } from "./paths.ts";
import { readReleased } from "./read-released.ts";
import { type StageName, type TaskName, tasks } from "./stages.ts";
import { clientDirectory } from "./surface/client-directory.ts";
import type { ClientPackage, SurfaceInfo } from "./surface/surface.ts";

/** Builds every contract file of the request, in memory. */
export const build: Build = async (request) => {
  // The tools are imported while the contracts compile.
  const needed = {
    write: ["hey-api", "redocly"],
    check: ["hey-api", "redocly"],
    lint: ["redocly"],
    snapshot: [],
    review: ["hey-api"],
  } as const;
  for (const task of needed[request.mode]) request.workers.warm(tasks[task].module);
  return { surfaces: await Promise.all(request.contracts.map((contract) => buildContract(request, contract))) };
};

const linters: readonly Linter[] = ["redocly", "spectral"];

async function buildContract(request: BuildRequest, contract: ContractFile): Promise<SurfaceResult> {
  return afterCompile(request, { surface: contract.surface, major: contract.major }, await compile(request, contract));
}

/** Everything that follows from a compiled surface: lint and generation side by side. */
export async function afterCompile(
  request: BuildRequest,
  name: { surface: string; major: number },
  compiled: CompileOutput,
): Promise<SurfaceResult> {
  const { surface } = compiled;
  const configuration = lintConfigFiles(request.root);
  const released = await readReleased(request.root, { name: name.surface, major: name.major });
  const facts = {
    ...name,
    inputs: [...compiled.inputs, ...configuration.inputs, ...released.inputs],
    absent: [...configuration.absent, ...released.absent],
    clientDirectories: (surface?.clients ?? []).map(clientDirectory),
    operations: compiled.operations,
  };
  // Nobody else's work depends on it.
  const notes = request.mode === "write" || request.mode === "check" ? released.diagnostics : [];
  const found = [...compiled.diagnostics, ...configuration.diagnostics, ...notes];
  if (!surface || compiled.documents.length === 0) return { ...facts, diagnostics: found, files: [] };

  const { mode } = request;
  const { key } = configuration;
  const lints =
    mode === "snapshot" || mode === "review" || configuration.diagnostics.length > 0 ? [] : compiled.documents;
  const clients = mode === "lint" || mode === "snapshot" ? [] : surface.clients;
  const work = [
    ...clients.map((client) => {
      const changelog = request.overlay?.changelogs.get(clientFolder(client)) ?? released.changelogs.get(client.name);
      return generate(request, { surface, client, documents: compiled.documents, changelog });
    }),
    ...lints.map((document) => lint(request, { surface, document, key })),
    ...(mode === "lint" ? [] : [derive(request, surface, compiled)]),
  ];
  const made = await Promise.all(work);
  const diagnostics = [...found, ...made.flatMap((each) => each.diagnostics)];
  if (mode === "lint") return { ...facts, diagnostics, files: [] };
  const files = [...compiled.files, ...made.flatMap((each) => each.files)];
  const { terms, documents } = compiled;
  return { ...facts, diagnostics, files, ...(terms && { compiled: { info: surface, terms, documents } }) };
}

/** What a stage after compile adds to a surface. */
interface Made {
  readonly files: readonly OutputFile[];
  readonly diagnostics: readonly Diagnostic[];
}

async function derive(
  request: BuildRequest,
  surface: SurfaceInfo,
  { documents, complete }: CompileOutput,
): Promise<Made> {
  const input: DeriveInput = {
    surface,
    documents: documents.map(({ audience, canonical, sources }) => ({ audience, canonical, sources })),
    complete,
  };
  const made = await step(request, { surface, stage: "derive" }, () =>
    run<DeriveInput, DeriveOutput>(request, "derive", input),
  );
  return "failure" in made ? { files: [], diagnostics: [made.failure] } : made.value;
}

/** Not cached by itself: what the contract imports is only known once it is loaded. An unchanged build never comes here. */
async function compile(request: BuildRequest, { surface, major, file }: ContractFile): Promise<CompileOutput> {
  const nothing = {
    surface: undefined,
    documents: [],
    complete: undefined,
    files: [],
    inputs: [join(request.root, file)],
    operations: 0,
  };
  const names = readTextIfThere(request.root, namesPath({ name: surface, major }));
  if (names.diagnostics.length > 0) return { ...nothing, diagnostics: names.diagnostics };
  const memo = openMemo(request.cache.memoFile(`compile ${surface}.v${major}`));
  const text = request.overlay?.contracts.get(file);
  const input: CompileInput = { root: request.root, file, text, names: names.value, modules: memo.entries };
  try {
    const compiled = await progress(request, { surface: `${surface}.v${major}`, stage: "compile" }, () =>
      run<CompileInput, CompileOutput>(request, "compile", input, { alone: true }),
    );
    keepModules(memo, compiled);
    return compiled;
  } catch (error) {
    if (!WorkerError.is(error)) throw error;
    const failure =
      error.code === "worker-task-failed"
        ? diagnose("stage-failed", { stage: "compile", reason: error.message })
        : neverLoaded(error, file);
    return { ...nothing, diagnostics: [failure] };
  }
}

/** Of modules that are not read any more nothing is kept. */
function keepModules(memo: Memo, { modules = new Map(), inputs }: CompileOutput): void {
  const read = new Set(inputs);
  for (const [path, module] of modules) memo.entries.set(path, module);
  const gone = [...memo.entries.keys()].filter((path) => !read.has(path));
  for (const path of gone) memo.entries.delete(path);
  if (modules.size > 0 || gone.length > 0) memo.save();
}

function neverLoaded(error: WorkerError, file: string): Diagnostic {
  return diagnose("module-never-loaded", { reason: error.message }, { location: { file, line: 1, column: 1 } });
}

interface LintTask {
  readonly surface: SurfaceInfo;
  readonly document: CompiledDocument;
  readonly key: Readonly<Record<string, string>>;
}

/** The linters run side by side; what both say is said once. */
async function lint(request: BuildRequest, { surface, document, key }: LintTask): Promise<Made> {
  const input: LintInput = {
    file: document.path,
    text: document.text,
    config: {
      redocly: join(request.root, "redocly.yaml"),
      spectral: join(request.root, ".spectral.yaml"),
      foreign: document.sources === undefined,
    },
    isCanonical: document.sources !== undefined,
  };
  const context = JSON.stringify(key);
  const parts = { ...key, document: digestsOf(document).text, path: document.path };
  const runs = linters.map((linter) => {
    const name = `lint ${nameOf(surface)} ${document.audience} ${linter}`;
    const memoFile = request.cache.memoFile(name);
    const task = () => run<LintRequest, LintFinding[]>(request, linter, { ...input, linter, memoFile, context });
    return step(request, { surface, stage: "lint" }, () => request.cache.step(name, parts, task));
  });
  const results = await Promise.all(runs);
  const failures = results.flatMap((each) => ("failure" in each ? [each.failure] : []));
  const findings = results.map((each) => ("failure" in each ? [] : each.value)).reduce(mergeFindings);
  const locate = document.sources ? locator(document.sources) : positionsIn(document.path, findings);
  const diagnostics = [...failures, ...toDiagnostics(findings, { file: document.path, locate })];
  return { files: [], diagnostics: document.sources ? diagnostics : tolerated(diagnostics) };
}

/** In somebody else's document a finding is where its text is. */
function positionsIn(file: string, findings: readonly LintFinding[]): (pointer: string) => SourceLocation | undefined {
  const places = new Map(
    findings.map(({ pointer, line, column = 1 }) => [pointer, line === undefined ? undefined : { file, line, column }]),
  );
  return (pointer) => places.get(pointer);
}

interface GenerateTask {
  readonly surface: SurfaceInfo;
  readonly client: ClientPackage;
  readonly documents: readonly CompiledDocument[];
  readonly changelog: string | undefined;
}

/** The generators run side by side; the package is put together from both. */
async function generate(request: BuildRequest, { surface, client, documents, changelog }: GenerateTask): Promise<Made> {
  const source = documents.find(({ audience }) => audience === client.audience) as CompiledDocument;
  const input = { text: source.canonical, surface, client };
  const parts = {
    document: digestsOf(source).canonical,
    package: JSON.stringify(client),
    surface: JSON.stringify(surface),
    ...(changelog !== undefined && { changelog }),
  };
  const made = await step(request, { surface, stage: "generate" }, () =>
    request.cache.step(`generate ${nameOf(surface)} ${client.name}`, parts, async () => {
      const replies = await Promise.all(
        tools.map(async (tool) => [tool, await runTool(request, { ...input, tool })] as const),
      );
      const { assembleClient } = await import("./generate/generate-client.ts");
      return assembleClient({ ...input, changelog, document: JSON.parse(source.canonical) }, new Map(replies));
    }),
  );
  if ("failure" in made) return { files: [], diagnostics: [made.failure] };
  return source.sources ? made.value : { files: made.value.files, diagnostics: tolerated(made.value.diagnostics) };
}

function runTool(request: BuildRequest, input: Omit<GenerateRequest, "memoFile">): Promise<ToolResult> {
  const memoFile = request.cache.memoFile(`generate ${nameOf(input.surface)} ${input.client.name} ${input.tool}`);
  return run<GenerateRequest, ToolResult>(request, input.tool, { ...input, memoFile });
}

/** Somebody else's document is reported on, not enforced: its author is not here to mend it. */
function tolerated(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.map((each) => (each.severity === "error" ? { ...each, severity: "warning" } : each));
}

const digests = new WeakMap<CompiledDocument, { readonly text: string; readonly canonical: string }>();

/** Both texts are often the same, large one, and several steps ask for it. */
function digestsOf(document: CompiledDocument): { readonly text: string; readonly canonical: string } {
  const known = digests.get(document);
  if (known) return known;
  const text = sha256(document.text);
  const made = { text, canonical: document.text === document.canonical ? text : sha256(document.canonical) };
  digests.set(document, made);
  return made;
}

type Step<Value> = { readonly value: Value } | { readonly failure: Diagnostic };

/** Runs a stage for one surface; a worker that fails is a finding, and the other stages go on. */
async function step<Value>(
  request: BuildRequest,
  at: { surface: SurfaceInfo; stage: StageName },
  work: () => Promise<Value>,
): Promise<Step<Value>> {
  try {
    return { value: await progress(request, { surface: nameOf(at.surface), stage: at.stage }, work) };
  } catch (error) {
    if (!WorkerError.is(error)) throw error;
    return { failure: diagnose("stage-failed", { stage: at.stage, reason: error.message }) };
  }
}

async function progress<Value>(
  request: BuildRequest,
  at: { surface: string; stage: string },
  work: () => Promise<Value>,
): Promise<Value> {
  const start = performance.now();
  const before = request.cache.explanations.length;
  request.onProgress({ ...at, state: "started" });
  const value = await work();
  const cached = request.cache.explanations.slice(before).some((each) => each.step.startsWith(at.stage) && each.cached);
  request.onProgress({ ...at, state: "finished", milliseconds: performance.now() - start, cached });
  return value;
}

function run<Input, Output>(
  request: BuildRequest,
  task: TaskName,
  input: Input,
  options?: TaskOptions,
): Promise<Output> {
  return request.workers.runInWorker<Input, Output>(tasks[task].module, tasks[task].run, input, options);
}

function nameOf({ name, major }: Pick<SurfaceInfo, "name" | "major">): string {
  return `${name}.v${major}`;
}
