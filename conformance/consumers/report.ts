import process from "node:process";
import { metricsFiles, type PartInput, type PartResult, table } from "../metrics.ts";
import type { Compiler } from "../type-check.ts";
import { type Bundler, bundle, bundlers } from "./bundle.ts";
import { findChromium, runInChromium } from "./chromium.ts";
import { type Compilation, compilations, compile, settings } from "./compile.ts";
import { type Installation, installClients } from "./installation.ts";
import { findNodes, runInNode } from "./runs.ts";
import { expected } from "./stub.ts";

const compilers: readonly Compiler[] = ["5.5", "5.9", "6.0", "7.0"];
/** The Nodes that a client promises to run on. */
const promised = [20, 22, 24];

interface Compiled extends Compilation {
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
}
interface Ran {
  readonly where: string;
  /** What was wrong; nothing when it saw what it should. */
  readonly failure?: string;
}
interface Bundled {
  readonly bundler: string;
  readonly warnings: readonly string[];
  readonly failure?: string;
  /** Minified and gzipped bytes of the whole scenario, and of a program that imports one operation. */
  readonly scenario: number;
  readonly oneOperation: number;
}

/** The packed clients in a consumer's project: compilers, Nodes, a browser, bundlers. */
export async function consumerMetrics({ nodes, progress }: PartInput): Promise<PartResult> {
  const installation = await installClients();
  try {
    const compiled = await compileAll(installation, progress);
    const { ran, skipped } = await runAll(installation, nodes, progress);
    const bundled = await bundleAll(installation, progress);
    const failures = [
      ...compiled.flatMap((each) => each.ours.slice(0, 1).map((error) => `${title(each)}: ${error}`)),
      ...[...ran, ...bundled].flatMap(({ failure }) => (failure === undefined ? [] : [failure])),
      ...bundled.flatMap(({ bundler, warnings }) => warnings.map((warning) => `${bundler} warns: ${warning}`)),
    ];
    const data = { compiled, ran, bundled };
    return { files: metricsFiles("consumers", markdown(compiled, ran, bundled), data), failures, skipped };
  } finally {
    await installation.remove();
  }
}

async function compileAll(installation: Installation, progress: (line: string) => void): Promise<readonly Compiled[]> {
  const compiled: Compiled[] = [];
  for (const each of compilations(compilers)) {
    progress(`${title(each)} …`);
    compiled.push({ ...each, ...(await compile(installation, ["program.ts", "optional-entries.ts"], each)) });
  }
  return compiled;
}

async function runAll(installation: Installation, named: readonly string[], progress: (line: string) => void) {
  const ran: Ran[] = [];
  const nodes = await findNodes(named);
  for (const { major, path } of nodes.filter((node) => promised.includes(node.major))) {
    progress(`Node ${major} …`);
    ran.push(judged(`Node ${major}`, await runInNode(installation, "main.js", path)));
  }
  const missing = promised.filter((major) => !nodes.some((node) => node.major === major));
  const skipped = missing.map((major) => `Node ${major} is not on this machine; name one with --node <path>`);
  const chromium = findChromium();
  if (chromium === undefined) {
    return { ran, skipped: [...skipped, "there is no Chromium; install it, or name one in CHROMIUM_PATH"] };
  }
  progress("Chromium …");
  const saw = await runInChromium(installation, chromium).catch((error: Error) => error.message);
  return { ran: [...ran, judged("Chromium", saw)], skipped };
}

function judged(where: string, saw: unknown): Ran {
  const isRight = JSON.stringify(saw) === JSON.stringify(expected);
  return isRight ? { where } : { where, failure: `${where} saw ${JSON.stringify(saw).slice(0, 300)}` };
}

async function bundleAll(installation: Installation, progress: (line: string) => void): Promise<readonly Bundled[]> {
  const bundled: Bundled[] = [];
  for (const bundler of Object.keys(bundlers) as Bundler[]) {
    progress(`${bundler} …`);
    const scenario = await bundle(installation, "main.js", bundler);
    const one = await bundle(installation, "one-operation.js", bundler);
    const { failure } = judged(
      `the bundle of ${bundler}`,
      await runInNode(installation, scenario.file, process.execPath),
    );
    const warnings = [...scenario.warnings, ...one.warnings];
    const sizes = { scenario: scenario.gzipped, oneOperation: one.gzipped };
    bundled.push({ bundler, warnings, ...(failure !== undefined && { failure }), ...sizes });
  }
  return bundled;
}

const title = ({ compiler, setting, resolution, place }: Compilation) =>
  `TypeScript ${compiler}, ${setting}, ${resolution}, ${place}`;

function markdown(compiled: readonly Compiled[], ran: readonly Ran[], bundled: readonly Bundled[]): string {
  const columns = compilers.flatMap((compiler) => (["bundler", "nodenext"] as const).map((way) => ({ compiler, way })));
  const row = (name: string, matches: (each: Compiled) => boolean) => [
    name,
    ...columns.map(({ compiler, way }) => {
      const cell = compiled.filter((each) => matches(each) && each.compiler === compiler && each.resolution === way);
      const errors = cell.reduce((sum, { ours }) => sum + ours.length, 0);
      return errors === 0 ? "compiles" : `${errors} errors`;
    }),
  ];
  const rows = [
    ...Object.keys(settings).map((setting) =>
      row(setting, (each) => each.setting === setting && each.place === "browser"),
    ),
    row("all, without DOM types, on Node's", ({ place }) => place === "node"),
  ];
  const theirs = [...new Set(compiled.flatMap(({ theirs }) => theirs))];
  return [
    "# The packed clients in a consumer's project",
    "`skipLibCheck` is off and `strict` is on in every cell; `all` is every option at once.",
    table(["option", ...columns.map(({ compiler, way }) => `TypeScript ${compiler}, ${way}`)], rows),
    ...(theirs.length > 0 ? [`Errors in declarations of ${theirs.join(", ")} are not counted.`] : []),
    "The same program (calls, typed errors, pages, a trigger with its stream and result) against a server on loopback; in Chromium from the packed files, unbundled:",
    table(
      ["where", "result"],
      ran.map(({ where, failure }) => [where, failure === undefined ? "works" : "fails"]),
    ),
    "Bundled for browsers by each bundler's defaults, minified; the bundle of the whole program is run:",
    table(
      ["bundler", "result", "warnings", "the whole program, gzip", "one operation, gzip"],
      bundled.map(({ bundler, failure, warnings, scenario, oneOperation }) => [
        bundler,
        failure === undefined ? "works" : "fails",
        `${warnings.length}`,
        `${scenario} B`,
        `${oneOperation} B`,
      ]),
    ),
  ].join("\n\n");
}
