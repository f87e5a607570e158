import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { measure } from "../process/measure.ts";

/** What a consumer costs the type checker. */
export interface TypeCost {
  readonly instantiations: number;
  readonly seconds: number;
  /** Bytes. */
  readonly memory: number;
  /** Errors that the compiler found; the figures are worth nothing then. */
  readonly errors: number;
}

const compiler = join(dirname(createRequire(import.meta.url).resolve("typescript-7/package.json")), "bin/tsc");

/** Type-checks a consumer with TypeScript 7, under `strict`. */
export async function checkTypes(entry: string, options: Readonly<Record<string, unknown>> = {}): Promise<TypeCost> {
  const project = join(dirname(entry), "tsconfig.json");
  const compilerOptions = {
    target: "ES2022",
    module: "ESNext",
    moduleResolution: "bundler",
    lib: ["ES2022", "DOM", "DOM.Iterable"],
    types: [],
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    ...options,
  };
  await writeFile(project, JSON.stringify({ compilerOptions, files: [entry] }));
  const { stdout } = await measure({
    cwd: dirname(entry),
    args: [compiler, "-p", project, "--extendedDiagnostics", "--singleThreaded"],
    accept: [0, 1, 2],
  });
  const figure = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+([\\d.]+)`, "m").exec(stdout)?.[1] ?? Number.NaN);
  return {
    instantiations: figure("Instantiations"),
    seconds: figure("Check time"),
    memory: figure("Memory used") * 1024,
    errors: stdout.match(/error TS\d+/g)?.length ?? 0,
  };
}
