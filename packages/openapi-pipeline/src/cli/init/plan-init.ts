import { existsSync, readFileSync } from "node:fs";
import { basename, join, posix, relative, resolve, sep } from "node:path";
import { CliError } from "../endings.ts";
import { listContracts } from "../workspace.ts";
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

/** Looks what is there and says what to write. A file that exists is extended by lines that it lacks, never replaced. */
export function planInit(root: string, cwd: string, contractModule: string | undefined): readonly InitStep[] {
  return [
    planContract(root, cwd, contractModule),
    create(root, "redocly.yaml", templates.redoclyConfig),
    create(root, ".spectral.yaml", templates.spectralConfig),
    planScripts(root),
    appendLines(root, ".gitattributes", templates.gitAttributes),
    appendLines(root, ".gitignore", templates.gitIgnore),
    create(root, ".github/workflows/openapi.yaml", templates.workflow),
  ];
}

function planContract(root: string, cwd: string, contractModule: string | undefined): InitStep {
  const contract = contractModule === undefined ? undefined : readContractModule(root, resolve(cwd, contractModule));
  const [existing] = listContracts(root);
  if (existing) return keep(existing.file, "a contract file is there already");
  const surface = contract?.surface ?? "example";
  const path = `contracts/${surface}.v1.ts`;
  return create(root, path, templates.contractFile({ surface, contract: contract?.module }));
}

function readContractModule(root: string, path: string): { surface: string; module: templates.ContractModule } {
  const source = readIfThere(path);
  if (source === undefined) throw new CliError({ code: "contract-module-not-found", parameters: { path } });
  const names = [...source.matchAll(/^export (?:declare )?const ([\w$]+)/gm)].flatMap(([, name]) => name ?? []);
  const exportName = names.find((name) => /contract$/i.test(name)) ?? names[0] ?? "contract";
  const specifier = posix.join("..", relative(root, path).split(sep).join("/"));
  return { surface: surfaceName(path, exportName), module: { specifier, exportName } };
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

function planScripts(root: string): InitStep {
  const path = "package.json";
  const text = readIfThere(join(root, path));
  if (text === undefined) {
    return create(
      root,
      path,
      `${JSON.stringify({ private: true, type: "module", scripts: templates.packageScripts }, null, 2)}\n`,
    );
  }
  let manifest: { scripts?: Record<string, string> };
  try {
    manifest = JSON.parse(text) as typeof manifest;
  } catch {
    return keep(path, "it is not valid JSON; add the scripts build:openapi, check:openapi and lint:openapi yourself");
  }
  const missing = Object.entries(templates.packageScripts).filter(([name]) => manifest.scripts?.[name] === undefined);
  if (missing.length === 0) return keep(path, "it has the scripts");
  const contents = { ...manifest, scripts: { ...manifest.scripts, ...Object.fromEntries(missing) } };
  const indent = /^[ \t]+/m.exec(text)?.[0] ?? "  ";
  const note = `scripts ${missing.map(([name]) => name).join(", ")}`;
  return { path, action: "extend", note, contents: `${JSON.stringify(contents, null, indent)}\n` };
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

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
