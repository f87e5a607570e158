import MagicString from "magic-string";
import { isolatedDeclarationSync, transformSync } from "oxc-transform";
import type { OutputFile } from "../artifacts/output-file.ts";
import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.ts";
import { diagnose } from "../diagnostics/table.ts";
import { moduleRequests } from "./module-requests.ts";
import { publishedManifest } from "./published-manifest.ts";

/**
 * Turns the committed form of a client package into the published one: `src/*.ts` become `dist/*.js` and `dist/*.d.ts`,
 * and `publishConfig.exports` becomes `exports`. Paths of the result are relative to the package.
 */
export function buildPackage(files: readonly OutputFile[]): Outcome<readonly OutputFile[]> {
  const manifest = files.find((file) => file.path.endsWith("package.json") && !file.path.includes("/src/"));
  if (manifest === undefined) {
    return {
      value: [],
      diagnostics: [diagnose("package-build-failed", { file: "package.json", reason: "it is missing" })],
    };
  }
  const root = manifest.path.slice(0, -"package.json".length);
  const results = files.map((file) => buildFile({ ...file, path: file.path.slice(root.length) }));
  return {
    value: results.flatMap((result) => result.value).sort((a, b) => (a.path < b.path ? -1 : 1)),
    diagnostics: results.flatMap((result) => result.diagnostics),
  };
}

function buildFile(file: OutputFile): Outcome<readonly OutputFile[]> {
  if (file.path === "package.json")
    return { value: [{ ...file, contents: publishedManifest(file.contents) }], diagnostics: [] };
  if (!file.path.startsWith("src/") || !file.path.endsWith(".ts")) return { value: [file], diagnostics: [] };
  const base = file.path.replace(/^src\//, "dist/").replace(/\.ts$/, "");
  const source = withBuiltSpecifiers(file);
  const code = transformSync(file.path, source, { lang: "ts", sourceType: "module", target: "es2022" });
  const declarations = isolatedDeclarationSync(file.path, source, { sourcemap: false });
  const diagnostics = [...code.errors, ...declarations.errors].map(
    (error): Diagnostic => diagnose("package-build-failed", { file: file.path, reason: error.message }),
  );
  return {
    value: [
      { path: `${base}.js`, contents: code.code },
      { path: `${base}.d.ts`, contents: declarations.code },
    ],
    diagnostics,
  };
}

/** Relative imports name the TypeScript file; in `dist` there is the JavaScript file. */
function withBuiltSpecifiers(file: OutputFile): string {
  const source = new MagicString(file.contents);
  for (const { specifier, start, end } of moduleRequests(file)) {
    if (!/^\.\.?\/.*\.ts$/.test(specifier)) continue;
    source.update(start, end, JSON.stringify(specifier.replace(/\.ts$/, ".js")));
  }
  return source.toString();
}
