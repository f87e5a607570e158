import { mkdir, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Measurement, measure, type NodeCommand } from "./process/measure.ts";
import type { SyntheticWorkspace } from "./synthetic.ts";

/** One tool of the chain, run as a user runs it. */
export interface ChainStep {
  readonly name: string;
  readonly command: NodeCommand;
  /** What must exist afterwards: hey-api exits 0 when it wrote nothing. */
  readonly produces?: string;
}

/** One run of the chain: step name → what it cost, in order. */
export type ChainRun = ReadonlyMap<string, Measurement>;

const require = createRequire(import.meta.url);
const generateScript = fileURLToPath(new URL("./chain/generate.ts", import.meta.url));

/** A package's executable. It is started directly, so that the chain does not pay for the package manager's shell shim. */
export function executable(packageName: string, path: string): string {
  return join(dirname(require.resolve(`${packageName}/package.json`)), path);
}

/** Where the chain writes the document. */
export function chainDocument(workspace: SyntheticWorkspace): string {
  return join(workspace.directory, "chain", "openapi.json");
}

/** Runs the chain over a synthetic workspace, one tool after another. */
export async function runChain(workspace: SyntheticWorkspace): Promise<ChainRun> {
  const document = chainDocument(workspace);
  const folder = dirname(document);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, ".spectral.yaml"), 'extends: ["spectral:oas"]\n');
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(compilerOptions, null, 2));
  const run = new Map<string, Measurement>();
  for (const step of chainSteps(document, join(workspace.directory, "capabilities", "router.ts"))) {
    run.set(step.name, await measure(step.command));
    if (step.produces !== undefined) await stat(step.produces);
  }
  return run;
}

const compilerOptions = {
  compilerOptions: {
    target: "ES2022",
    module: "ESNext",
    moduleResolution: "bundler",
    lib: ["ES2022", "DOM", "DOM.Iterable"],
    types: [],
    strict: true,
    skipLibCheck: true,
    declaration: true,
    outDir: "dist",
  },
  include: ["client"],
};

function chainSteps(document: string, routerModule: string): readonly ChainStep[] {
  const folder = dirname(document);
  const sdk = join(folder, "client", "sdk");
  const paths = join(folder, "client", "paths.d.ts");
  return [
    {
      name: "tsx: OpenAPIGenerator",
      command: { cwd: folder, args: [executable("tsx", "dist/cli.mjs"), generateScript, routerModule, document] },
      produces: document,
    },
    redoclyLint(folder, document),
    spectralLint(folder, document),
    {
      name: "openapi-ts",
      command: {
        cwd: folder,
        args: [executable("@hey-api/openapi-ts", "bin/run.js"), "--input", document, "--output", sdk, "--no-log-file"],
      },
      produces: join(sdk, "sdk.gen.ts"),
    },
    {
      name: "openapi-typescript",
      command: { cwd: folder, args: [executable("openapi-typescript", "bin/cli.js"), document, "--output", paths] },
      produces: paths,
    },
    {
      name: "tsc 5.9",
      command: { cwd: folder, args: [executable("typescript", "bin/tsc"), "--project", folder] },
      produces: join(folder, "dist"),
    },
  ];
}

/** `redocly lint` as installed, without its look at the registry for a newer version. */
export function redoclyLint(folder: string, document: string): ChainStep {
  return {
    name: "redocly lint",
    command: {
      cwd: folder,
      args: [executable("@redocly/cli", "bin/cli.js"), "lint", document, "--max-problems", "100000"],
      env: { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
      accept: [0, 1],
    },
  };
}

/** `spectral lint` with `spectral:oas`, which the folder's `.spectral.yaml` must extend. */
export function spectralLint(folder: string, document: string): ChainStep {
  return {
    name: "spectral lint",
    command: {
      cwd: folder,
      args: [executable("@stoplight/spectral-cli", "dist/index.js"), "lint", document, "--format", "json"],
      accept: [0, 1],
    },
  };
}
