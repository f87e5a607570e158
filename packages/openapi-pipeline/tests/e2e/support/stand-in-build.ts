import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import type { Build, BuildRequest, ContractFile, SurfaceResult } from "../../../src/cli/build-types.ts";
import type { Diagnostic } from "../../../src/diagnostics/diagnostic.ts";

/** What a contract file of these tests exports as `surface`. */
interface StandInSurface {
  readonly files?: Readonly<Record<string, string>>;
  /** Adds this many files of 1 kB to the first client. */
  readonly many?: number;
  readonly clients?: readonly string[];
  readonly diagnostics?: readonly Diagnostic[];
  /** Waits until this file exists. */
  readonly waitFor?: string;
  readonly throws?: string;
}

const configuration = ["redocly.yaml"];

/** Takes the artifacts from the contract file, word for word. */
export const build: Build = async (request) => {
  const surfaces: SurfaceResult[] = [];
  for (const contract of request.contracts) surfaces.push(await buildOne(request, contract));
  return { surfaces };
};

async function buildOne(request: BuildRequest, contract: ContractFile): Promise<SurfaceResult> {
  const at = { surface: `${contract.surface}.v${contract.major}`, stage: "compile" };
  const path = join(request.root, contract.file);
  const url = `${pathToFileURL(path).href}?${statSync(path).mtimeMs}`;
  const { surface } = (await import(url)) as { surface: StandInSurface };
  request.onProgress({ ...at, state: "started" });
  while (surface.waitFor && !existsSync(join(request.root, surface.waitFor))) {
    await setTimeout(10, undefined, { signal: request.signal });
  }
  if (surface.throws) throw new Error(surface.throws);
  const files = await request.cache.step(`compile ${at.surface}`, { contract: JSON.stringify(surface) }, () =>
    filesOf(surface),
  );
  request.onProgress({ ...at, state: "finished" });
  return {
    ...contract,
    files: request.mode === "lint" ? [] : files,
    clientDirectories: surface.clients ?? [],
    diagnostics: surface.diagnostics ?? [],
    inputs: [path, ...configuration.filter((file) => existsSync(join(request.root, file)))],
    absent: configuration.filter((file) => !existsSync(join(request.root, file))),
    operations: files.length,
  };
}

function filesOf({ files = {}, many = 0, clients = [] }: StandInSurface) {
  return [
    ...Object.entries(files).map(([name, contents]) => ({ path: name, contents })),
    ...Array.from({ length: many }, (_, i) => ({
      path: `generated/${clients[0]}/${i}.ts`,
      contents: `// ${i}\n`.repeat(200),
    })),
  ];
}
