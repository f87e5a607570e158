import type { OutputFile } from "../artifacts/output-file.ts";
import { provenance } from "../generate/preamble.ts";
import { dependenciesOf } from "./package-dependencies.ts";
import type { PackageInput } from "./package-input.ts";
import { renderManifest } from "./published-manifest.ts";

/** Oldest Node that has everything the runtime uses, `fetch` and web streams included. */
const oldestNode = ">=20";

/** `package.json`: TypeScript sources inside the workspace, `dist` for who installs it. */
export function packageManifest(input: PackageInput): OutputFile {
  const { document, client, entries, sources } = input;
  const asWritten = [...entries].map(([entry, file]) => [entry, `./src/${file}`] as const);
  const built = [...entries].map(([entry, file]) => [entry, builtEntry(file)] as const);
  const assets = ["./openapi.json", "./operations.json", "./package.json"].map((file) => [file, file] as const);
  const root = entries.get(".");
  const manifest = {
    "//": provenance(input.surface, client).join(" "),
    name: client.name,
    version: input.version,
    description: `Client of ${oneLine(document.info.title)}, for the ${client.audience} audience.`,
    license: client.license ?? licenseOf(document.info["license"]),
    ...(client.repository !== undefined && { repository: { type: "git", url: client.repository } }),
    type: "module",
    sideEffects: false,
    engines: { node: oldestNode },
    files: ["dist", "CHANGELOG.md", "openapi.json", "operations.json", "sbom.cdx.json"],
    exports: Object.fromEntries([...asWritten, ...assets]),
    ...dependenciesOf(sources),
    publishConfig: {
      ...(client.access !== undefined && { access: client.access }),
      ...(client.registry !== undefined && { registry: client.registry }),
      ...(root !== undefined && { types: builtEntry(root).types }),
      exports: Object.fromEntries([...built, ...assets]),
    },
    rawr: input.contract,
  };
  return { path: "package.json", contents: renderManifest(manifest) };
}

function builtEntry(file: string): { types: string; default: string } {
  const base = `./dist/${file.replace(/\.ts$/, "")}`;
  return { types: `${base}.d.ts`, default: `${base}.js` };
}

/** SPDX identifier, or the licence's name when it looks like one; npm's word for "none given" otherwise. */
function licenseOf(license: unknown): string {
  const { identifier, name } = (license ?? {}) as { identifier?: unknown; name?: unknown };
  const candidates = [identifier, name].filter((text) => typeof text === "string");
  return candidates.find((text) => spdx.test(text)) ?? "UNLICENSED";
}

const spdx = /^[A-Za-z0-9][A-Za-z0-9.+-]*(?: (?:AND|OR|WITH) [A-Za-z0-9.+-]+)*$/;

function oneLine(text: string): string {
  return text.replaceAll(/[\s\u2028\u2029]+/g, " ").trim();
}
