import { existsSync, readFileSync } from "node:fs";
import { basename, join, resolve, sep } from "node:path";
import { CliError } from "../endings.ts";
import { listContracts } from "../workspace.ts";
import { type ContractModule, contractFile, type SchemaLibrary } from "./contract-file.ts";
import { importSpecifier, keptExtension } from "./import-specifier.ts";
import { extendWorkspace } from "./plan-workspace.ts";
import * as templates from "./templates.ts";

/** What happens to one file. */
export interface InitStep {
  /** Relative to the root. */
  readonly path: string;
  readonly action: "create" | "extend" | "keep";
  /** What was added, or why it was left alone. */
  readonly note: string;
  /** The whole file as it is to be; of a kept one undefined. */
  readonly contents: string | undefined;
}

/** The root's package.json, as far as it concerns us. */
interface Manifest {
  readonly scripts?: Readonly<Record<string, string>>;
  readonly packageManager?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** What is to be done. */
export interface InitPlan {
  readonly steps: readonly InitStep[];
  /** Packages that the root still has to depend on. */
  readonly missingPackages: readonly string[];
  /** The type checker of this repository refuses imports that end in `.ts`, which generated clients are made of. */
  readonly refusesTsImports: boolean;
}

/** Looks what is there and says what to write. A file that exists is extended by lines that it lacks, never replaced. */
export function planInit(root: string, cwd: string, contractModule: string | undefined): InitPlan {
  const manifest = readManifest(root);
  const installed = { ...manifest?.dependencies, ...manifest?.devDependencies };
  const library = "zod" in installed && !("typebox" in installed) ? "zod" : "typebox";
  const contract = planContract(root, contractModule && resolve(cwd, contractModule), library);
  const isExample = contract.action === "create" && contractModule === undefined;
  const needed = ["@rawr/openapi-pipeline", ...(isExample ? ["@rawr/orpc-standards", library] : [])];
  return {
    steps: [
      contract,
      create(root, "redocly.yaml", templates.redoclyConfig),
      create(root, ".spectral.yaml", templates.spectralConfig),
      planScripts(root, manifest),
      ...planWorkspace(root, manifest),
      appendLines(root, ".gitattributes", templates.gitAttributes),
      appendLines(root, ".gitignore", templates.gitIgnore),
      create(root, ".github/workflows/openapi.yml", templates.workflow(manifest?.packageManager !== undefined)),
    ],
    missingPackages: needed.filter((name) => !(name in installed)),
    refusesTsImports: keptExtension(root) !== "ts",
  };
}

function planContract(root: string, contractModule: string | undefined, library: SchemaLibrary): InitStep {
  const contract = contractModule === undefined ? undefined : readContractModule(root, contractModule);
  const [existing] = listContracts(root);
  if (existing) return keep(existing.file, "a contract file is there already");
  const surface = contract?.surface ?? "example";
  const contents = contractFile({ surface, source: contract?.module ?? library });
  return create(root, `contracts/${surface}.v1.ts`, contents);
}

function readContractModule(root: string, path: string): { surface: string; module: ContractModule } {
  const source = readIfThere(path);
  if (source === undefined) throw new CliError({ code: "contract-module-not-found", parameters: { path } });
  const names = [...source.matchAll(/^export (?:declare )?const ([\w$]+)/gm)].flatMap(([, name]) => name ?? []);
  const exportName = names.find((name) => /contract$/i.test(name)) ?? names[0] ?? "contract";
  return { surface: surfaceName(path, exportName), module: { specifier: importSpecifier(root, path), exportName } };
}

/** From `invoiceContract`, or from the file, or from the folder above a file that is only called `contract.ts`. */
function surfaceName(path: string, exportName: string): string {
  const folders = path.split(sep);
  const candidates = [
    exportName.replace(/contract$/i, ""),
    basename(path).replace(/\.[cm]?[jt]s$/, ""),
    ...folders.slice(0, -1).reverse(),
  ];
  const kebab = candidates.map((name) =>
    name
      .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^[^a-z]+|-+$/g, ""),
  );
  return (
    kebab.find((name) => name !== "" && !["contract", "contracts", "index", "src", "router"].includes(name)) ?? "main"
  );
}

function planScripts(root: string, manifest: Manifest | undefined): InitStep {
  const path = "package.json";
  const text = readIfThere(join(root, path));
  if (text === undefined) {
    const contents = { private: true, type: "module", scripts: templates.packageScripts };
    return create(root, path, `${JSON.stringify(contents, null, 2)}\n`);
  }
  if (!manifest) {
    return keep(path, "it is not valid JSON; add the scripts build:openapi, check:openapi and lint:openapi yourself");
  }
  const missing = Object.entries(templates.packageScripts).filter(([name]) => manifest.scripts?.[name] === undefined);
  if (missing.length === 0) return keep(path, "it has the scripts");
  const contents = { ...manifest, scripts: { ...manifest.scripts, ...Object.fromEntries(missing) } };
  const indent = /^[ \t]+/m.exec(text)?.[0] ?? "  ";
  const note = `scripts ${missing.map(([name]) => name).join(", ")}`;
  return { path, action: "extend", note, contents: `${JSON.stringify(contents, null, indent)}\n` };
}

/** A repository of another package manager gets none. */
function planWorkspace(root: string, manifest: Manifest | undefined): readonly InitStep[] {
  const path = "pnpm-workspace.yaml";
  const text = readIfThere(join(root, path));
  const usesPnpm = manifest?.packageManager?.startsWith("pnpm@") || existsSync(join(root, "pnpm-lock.yaml"));
  if (text === undefined && !usesPnpm) return [];
  const change = extendWorkspace(text ?? "");
  if (!change) return [keep(path, 'it is not valid YAML; add "generated/*" to its packages yourself')];
  const { contents, notes } = change;
  if (notes.length === 0) return [keep(path, "it has the settings")];
  return [{ path, action: text === undefined ? "create" : "extend", note: notes.join("; "), contents }];
}

function appendLines(root: string, path: string, lines: readonly string[]): InitStep {
  const text = readIfThere(join(root, path));
  if (text === undefined) return create(root, path, `${lines.join("\n")}\n`);
  const present = new Set(text.split(/\r?\n/).map((line) => line.trim()));
  const missing = lines.filter((line) => !present.has(line));
  if (missing.length === 0) return keep(path, "it has the lines");
  const separator = text === "" || text.endsWith("\n") ? "" : "\n";
  return { path, action: "extend", note: missing.join("; "), contents: `${text}${separator}${missing.join("\n")}\n` };
}

function create(root: string, path: string, contents: string): InitStep {
  if (existsSync(join(root, path))) return keep(path, "it is there already");
  return { path, action: "create", note: "", contents };
}

function keep(path: string, note: string): InitStep {
  return { path, action: "keep", note, contents: undefined };
}

function readManifest(root: string): Manifest | undefined {
  try {
    const manifest: unknown = JSON.parse(readIfThere(join(root, "package.json")) ?? "");
    return typeof manifest === "object" && manifest !== null && !Array.isArray(manifest) ? manifest : undefined;
  } catch {
    return undefined;
  }
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
