import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildSurface } from "@rawr/openapi-pipeline";
import type { Surface } from "@rawr/openapi-pipeline/surface";
import { packRuntime, readSurroundings } from "../../../packages/openapi-pipeline/src/cli/package-surroundings.ts";
import { type PackedPackage, packPackage } from "../../../packages/openapi-pipeline/src/package/pack-package.ts";

const root = join(import.meta.dirname, "../../..");

/** Packed packages, unpacked where nothing of this repository can be found: a user's `node_modules`. */
export interface Installation {
  readonly folder: string;
  /** Names of what was installed. */
  readonly packages: readonly string[];
  /** Imports a package, or an entry of one, as a module of the user's does. */
  load(specifier: string): Promise<Record<string, unknown>>;
  remove(): Promise<void>;
}

/** Builds and packs the clients of surfaces and the runtime, and unpacks the tarballs. */
export async function installPacked(surfaces: readonly Surface[]): Promise<Installation> {
  const surroundings = readSurroundings(root);
  const packed = [packedOf(packRuntime(root, surroundings))];
  for (const surface of surfaces) {
    const { files, findings } = await buildSurface(surface, { root });
    for (const { name, directory = name.replace(/^@[^/]+\//, "") } of surface.clients ?? []) {
      const own = files.filter(({ path }) => path.startsWith(`generated/${directory}/`));
      if (own.length === 0)
        throw new Error(`${name} was not built: ${findings.map(({ message }) => message).join("; ")}`);
      packed.push(packedOf(packPackage(own, surroundings)));
    }
  }
  const folder = await mkdtemp(join(tmpdir(), "rawr-wire-"));
  for (const each of packed) await unpack(each, folder);
  await writeFile(join(folder, "package.json"), `{ "type": "module" }`);
  const load = async (specifier: string) => {
    const entry = join(folder, `${specifier.replaceAll(/[^a-z0-9]+/gi, "-")}.mjs`);
    await writeFile(entry, `export * from ${JSON.stringify(specifier)};\n`);
    return (await import(pathToFileURL(entry).href)) as Record<string, unknown>;
  };
  const remove = () => rm(folder, { recursive: true, force: true });
  return { folder, packages: packed.map(({ name }) => name), load, remove };
}

function packedOf({ value, diagnostics }: ReturnType<typeof packPackage>): PackedPackage {
  if (!value) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return value;
}

async function unpack({ name, bytes, fileName }: PackedPackage, folder: string): Promise<void> {
  const target = join(folder, "node_modules", name);
  await mkdir(target, { recursive: true });
  const archive = join(folder, fileName);
  await writeFile(archive, bytes);
  const { status, stderr } = spawnSync("tar", ["-xzf", archive, "-C", target, "--strip-components=1"]);
  if (status !== 0) throw new Error(`tar could not read ${fileName}: ${stderr}`);
}
