import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { parse } from "yaml";
import { sha256 } from "./artifacts/digest.ts";
import { readTextIfThere } from "./artifacts/read-file.ts";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";

/** The linters' configuration in a workspace. Paths are relative to the root, with forward slashes. */
export interface LintConfigFiles {
  /** Every file that it is made of: the configurations, what they extend, the plugins, and what those import. */
  readonly inputs: readonly string[];
  /** The files that would be part of it. */
  readonly absent: readonly string[];
  /** What findings depend on beside the document, for the cache. */
  readonly key: Readonly<Record<string, string>>;
  readonly diagnostics: readonly Diagnostic[];
}

/** The last one is Redocly's list of findings that are accepted. */
const names = ["redocly.yaml", ".spectral.yaml", ".redocly.lint-ignore.yaml"];

/** Reads what the linters will read. Installed packages and URLs are left out: a lockfile covers the ones, nothing the others. */
export function lintConfigFiles(root: string): LintConfigFiles {
  const found = names.map((name) => ({ name, ...readTextIfThere(root, name) }));
  const present = found.filter(({ value }) => value !== undefined).map(({ name }) => name);
  const reached = new Set(present.map((name) => join(root, name)));
  for (const file of reached) for (const other of referredBy(file)) reached.add(other);
  const inputs = [...reached].map((path) => relative(root, path).split(sep).join("/"));
  const absent = names.filter((name) => !present.includes(name));
  return {
    inputs,
    absent,
    key: Object.fromEntries([
      ...absent.map((name) => [name, "absent"] as const),
      ...inputs.map((name) => [name, sha256(readFileSync(join(root, name)))] as const),
    ]),
    diagnostics: found.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** The files of the workspace that a configuration or a module of it names. */
function referredBy(file: string): readonly string[] {
  const text = readFileSync(file, "utf8");
  const folder = dirname(file);
  if (/\.[cm]?[jt]sx?$/.test(file))
    return relativeImports(text).flatMap((specifier) => moduleAt(resolve(folder, specifier)));
  if (!/\.(?:ya?ml|json)$/.test(file)) return [];
  const { paths, functions } = namesIn(readConfiguration(text));
  return [
    ...paths.flatMap((path) => moduleAt(resolve(folder, path))),
    ...functions.flatMap(({ directory, name }) => moduleAt(resolve(folder, directory, `${name}.js`))),
  ].filter((path) => !/[\\/]node_modules[\\/]/.test(path));
}

/** A configuration that is no YAML has no files. Its linter says what is wrong with it. */
function readConfiguration(text: string): unknown {
  try {
    return parse(text, { logLevel: "silent" });
  } catch {
    return undefined;
  }
}

interface Names {
  readonly paths: readonly string[];
  readonly functions: readonly { readonly directory: string; readonly name: string }[];
}

/** Everything below `extends`, `plugins` and `$ref`, and Spectral's functions, at any depth. */
function namesIn(node: unknown): Names {
  if (typeof node !== "object" || node === null) return { paths: [], functions: [] };
  const { functionsDir } = node as { functionsDir?: unknown };
  const directory = typeof functionsDir === "string" ? functionsDir : "functions";
  const own = Object.entries(node).map(([key, value]): Names => {
    if (key === "extends" || key === "plugins" || key === "$ref") return { paths: stringsIn(value), functions: [] };
    const functions = key === "functions" ? stringsIn(value).map((name) => ({ directory, name })) : [];
    const inside = namesIn(value);
    return { paths: inside.paths, functions: [...functions, ...inside.functions] };
  });
  return { paths: own.flatMap(({ paths }) => paths), functions: own.flatMap(({ functions }) => functions) };
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value.flatMap(stringsIn) : [];
}

function relativeImports(code: string): readonly string[] {
  const specifiers = code.matchAll(/\b(?:from|import|require)\s*\(?\s*["'](\.{1,2}\/[^"'\n]+)["']/g);
  return [...specifiers].map(([, specifier = ""]) => specifier);
}

/** The file that a path names, perhaps without its extension; none when it names a package, a built-in ruleset or a URL. */
function moduleAt(path: string): readonly string[] {
  const candidates = [
    path,
    ...[".js", ".mjs", ".cjs", ".ts", ".json", "/index.js", "/index.ts"].map((end) => path + end),
  ];
  return candidates.filter((each) => existsSync(each) && statSync(each).isFile()).slice(0, 1);
}
