import type { OutputFile } from "../artifacts/output-file.ts";
import { provenance } from "../generate/preamble.ts";
import type { PackageInput } from "./package-files.ts";

/** Oldest Node that has everything the runtime uses, `fetch` and web streams included. */
const oldestNode = ">=20";

/** `package.json`: TypeScript sources inside the workspace, `dist` for who installs it. */
export function packageManifest(input: PackageInput, entries: ReadonlyMap<string, string>): OutputFile {
  const { document, client } = input;
  const sources = [...entries].map(([entry, file]) => [entry, `./src/${file}`] as const);
  const built = [...entries].map(([entry, file]) => [entry, builtEntry(file)] as const);
  const assets = ["./openapi.json", "./operations.json", "./package.json"].map((file) => [file, file] as const);
  const manifest = {
    "//": provenance(input.surface, client).join(" "),
    name: client.name,
    version: document.info.version,
    description: `Client of ${oneLine(document.info.title)}, for the ${client.audience} audience.`,
    license: licenseOf(document.info["license"]),
    type: "module",
    sideEffects: false,
    engines: { node: oldestNode },
    files: ["dist", "openapi.json", "operations.json"],
    exports: Object.fromEntries([...sources, ...assets]),
    publishConfig: { exports: Object.fromEntries([...built, ...assets]) },
  };
  return { path: "package.json", contents: `${JSON.stringify(manifest, null, 2)}\n` };
}

function builtEntry(file: string): { types: string; default: string } {
  const base = `./dist/${file.replace(/\.ts$/, "")}`;
  return { types: `${base}.d.ts`, default: `${base}.js` };
}

/** SPDX identifier, or the licence's name when it looks like one; npm's word for "none given" otherwise. */
function licenseOf(license: unknown): string {
  const { identifier, name } = (license ?? {}) as { identifier?: unknown; name?: unknown };
  const candidates = [identifier, name].filter((text) => typeof text === "string");
  return (
    candidates.find((text) => /^[A-Za-z0-9][A-Za-z0-9.+-]*(?: (?:AND|OR|WITH) [A-Za-z0-9.+-]+)*$/.test(text)) ??
    "UNLICENSED"
  );
}

function oneLine(text: string): string {
  return text.replaceAll(/[\s\u2028\u2029]+/g, " ").trim();
}
