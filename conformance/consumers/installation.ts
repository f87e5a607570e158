import { readdirSync, readFileSync } from "node:fs";
import { cp, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { packRuntime, readSurroundings } from "../../packages/openapi-pipeline/src/cli/package-surroundings.ts";
import { type PackedPackage, packPackage } from "../../packages/openapi-pipeline/src/package/pack-package.ts";
import { root } from "../root.ts";

/** A consumer's project: the packed clients in its node_modules, and the programs of `fixtures/` beside them. */
export interface Installation {
  readonly folder: string;
  /** Package names of the clients. */
  readonly clients: readonly string[];
  readonly remove: () => Promise<void>;
}

/** What a consumer has of its own: the optional peers of the clients, and Node's types. */
const consumersOwn = ["@tanstack/query-core", "@types/node", "msw"];

/**
 * Packs the committed clients and the runtime as publishing does, and unpacks them where nothing of this repository is
 * found by accident.
 */
export async function installClients(generated = join(root, "generated")): Promise<Installation> {
  const surroundings = readSurroundings(root);
  const folders = readdirSync(generated).filter((name) => readdirSync(join(generated, name)).includes("package.json"));
  const clients = folders.map((name) => packed(packPackage(readPackage(join(generated, name)), surroundings)));
  const folder = await realpath(await mkdtemp(join(tmpdir(), "rawr-consumer-")));
  for (const each of [packed(packRuntime(root, surroundings)), ...clients]) await unpack(each, folder);
  for (const name of consumersOwn) await link(name, folder);
  await cp(join(import.meta.dirname, "fixtures"), folder, { recursive: true });
  await writeFile(join(folder, "package.json"), `{ "private": true, "type": "module" }\n`);
  return {
    folder,
    clients: clients.map(({ name }) => name),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

function packed({ value, diagnostics }: ReturnType<typeof packPackage>): PackedPackage {
  if (value === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return value;
}

function readPackage(folder: string) {
  return readdirSync(folder, { recursive: true, encoding: "utf8", withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: path.slice(folder.length + 1).replaceAll("\\", "/"), contents: path }))
    .filter(({ path }) => !/^(?:node_modules|dist)\//.test(path))
    .map(({ path, contents }) => ({ path, contents: readFileSync(contents, "utf8") }));
}

async function unpack({ name, files }: PackedPackage, folder: string): Promise<void> {
  for (const { path, bytes } of files) {
    const target = join(folder, "node_modules", name, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes);
  }
}

async function link(name: string, folder: string): Promise<void> {
  const target = join(folder, "node_modules", name);
  await mkdir(dirname(target), { recursive: true });
  await symlink(await realpath(join(import.meta.dirname, "../node_modules", name)), target, "junction");
}
