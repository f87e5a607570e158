import { hash } from "node:crypto";
import { sha256 } from "../artifacts/digest.ts";
import type { OutputFile } from "../artifacts/output-file.ts";
import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.ts";
import { diagnose } from "../diagnostics/table.ts";
import { buildPackage } from "./build-package.ts";
import { type Manifest, renderManifest, withReleasedDependencies } from "./published-manifest.ts";
import { type SbomPackage, sbom } from "./sbom.ts";
import { type PackedFile, tarball } from "./tarball.ts";

/** What a package takes from the repository around it. */
export interface PackSurroundings {
  /** Folder of the package in the repository, with forward slashes; undefined when the repository does not hold it. */
  readonly directory?: string;
  /** `repository` of the workspace's manifest. */
  readonly repository?: unknown;
  /** The text of a licence by its SPDX identifier, or undefined when the repository has none. */
  readonly licenseText: (license: string) => string | undefined;
  /** Packages of the workspace, by name. */
  readonly released: Readonly<Record<string, SbomPackage>>;
  readonly tool: SbomPackage;
}

/** As https://cyclonedx.org/specification/overview names it, so that scanners find it. */
const sbomFile = "sbom.cdx.json";

/** A package as it goes to a registry. */
export interface PackedPackage {
  readonly name: string;
  readonly version: string;
  /** As npm names it: `acme-orders-client-1.0.0.tgz`. */
  readonly fileName: string;
  readonly manifest: Manifest;
  readonly files: readonly PackedFile[];
  readonly bytes: Uint8Array;
  /** Subresource Integrity of the bytes, sha512. */
  readonly integrity: string;
}

/** Builds a package from its committed files and packs it; the same files give the same bytes on every machine. */
export function packPackage(
  committed: readonly OutputFile[],
  surroundings: PackSurroundings,
): Outcome<PackedPackage | undefined> {
  const built = buildPackage(committed);
  const source = built.value.find(({ path }) => path === "package.json");
  if (source === undefined || built.diagnostics.length > 0) return { value: undefined, diagnostics: built.diagnostics };
  const manifest = releasedManifest(JSON.parse(source.contents) as Manifest, surroundings);
  const unknown = Object.entries(manifest.dependencies ?? {}).filter(([, range]) => range.startsWith("workspace:"));
  if (unknown.length > 0) return { value: undefined, diagnostics: unknown.map(([name]) => notReleased(name)) };
  const license = licenseFile(manifest, built.value, surroundings);
  const files = withSbom(
    [
      ...built.value.filter(({ path }) => path !== "package.json" && path !== sbomFile),
      { path: "package.json", contents: renderManifest(manifest) },
      ...license.value,
    ],
    manifest,
    surroundings,
  );
  return { value: packed(manifest, files), diagnostics: license.diagnostics };
}

function releasedManifest(manifest: Manifest, { repository, directory, released }: PackSurroundings): Manifest {
  const versions = Object.fromEntries(Object.entries(released).map(([name, { version }]) => [name, version]));
  const place = repository === undefined ? {} : { repository: repositoryOf(repository, directory) };
  return { ...place, ...withReleasedDependencies(manifest, versions) };
}

/** https://docs.npmjs.com/cli/configuring-npm/package-json#repository: provenance is checked against its `url`. */
function repositoryOf(repository: unknown, directory: string | undefined): unknown {
  if (directory === undefined) return repository;
  const known = typeof repository === "string" ? { type: "git", url: repository } : (repository as object);
  return { ...known, directory };
}

function notReleased(name: string): Diagnostic {
  const reason = `it depends on \`${name}\` of the workspace, whose version is not known`;
  return diagnose("package-build-failed", { file: "package.json", reason });
}

function licenseFile(
  { name, license }: Manifest,
  files: readonly OutputFile[],
  { licenseText }: PackSurroundings,
): Outcome<readonly OutputFile[]> {
  const isThere = files.some(({ path }) => /^LICEN[CS]E(?:\.|$)/i.test(path));
  if (isThere || typeof license !== "string" || license === "UNLICENSED") return { value: [], diagnostics: [] };
  const contents = licenseText(license);
  if (contents !== undefined) return { value: [{ path: "LICENSE", contents }], diagnostics: [] };
  return { value: [], diagnostics: [diagnose("package-license-missing", { name: String(name), license })] };
}

function withSbom(files: readonly OutputFile[], manifest: Manifest, surroundings: PackSurroundings): OutputFile[] {
  const { name, version, license, description, dependencies = {}, rawr = {} } = manifest;
  const { digest } = rawr as { digest?: string };
  const lines = files.map(({ path, contents }) => `${path} ${sha256(contents)}`).sort();
  const contents = sbom({
    subject: {
      name: String(name),
      version: String(version),
      license: license as string | undefined,
      description: description as string | undefined,
    },
    dependencies: Object.keys(dependencies).flatMap((each) => surroundings.released[each] ?? []),
    tool: surroundings.tool,
    properties: digest === undefined ? {} : { "rawr:contract-digest": digest },
    digest: sha256(lines.join("\n")),
  });
  return [...files, { path: sbomFile, contents }];
}

function packed(manifest: Manifest, texts: readonly OutputFile[]): PackedPackage {
  const files = texts.map(({ path, contents }) => ({ path, bytes: new TextEncoder().encode(contents) }));
  const bytes = tarball(files);
  const [name, version] = [String(manifest.name), String(manifest.version)];
  const fileName = `${name.replace(/^@/, "").replaceAll("/", "-")}-${version}.tgz`;
  const integrity = `sha512-${hash("sha512", bytes, "base64")}`;
  return { name, version, fileName, manifest, files, bytes, integrity };
}
