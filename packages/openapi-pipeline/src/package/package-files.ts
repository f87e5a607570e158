import { sha256 } from "../artifacts/digest.ts";
import type { OutputFile } from "../artifacts/output-file.ts";
import { packageDirectoryOf } from "../generate/preamble.ts";
import { changelog } from "./changelog.ts";
import { operationsFile } from "./operations-file.ts";
import type { PackageInput } from "./package-input.ts";
import { packageManifest } from "./package-manifest.ts";
import { readme } from "./readme.ts";

/** The package's files, sorted by path, relative to the workspace root. */
export function packageFiles(parts: Omit<PackageInput, "contract" | "version">): OutputFile[] {
  const { sources, surface, client, text } = parts;
  const name = `${surface.name}.v${surface.major}`;
  const contract = { surface: name, audience: client.audience, digest: `sha256:${sha256(text)}` };
  const version = client.version ?? parts.document.info.version;
  const input: PackageInput = { ...parts, contract, version };
  const files = [
    packageManifest(input),
    { path: "README.md", contents: readme(input) },
    { path: "CHANGELOG.md", contents: changelog(input) },
    { path: "openapi.json", contents: input.text },
    operationsFile(input),
    ...sources.map((file) => ({ ...file, path: `src/${file.path}` })),
  ];
  const directory = packageDirectoryOf(input.client);
  return files
    .map((file) => ({ ...file, path: `${directory}/${file.path}` }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
