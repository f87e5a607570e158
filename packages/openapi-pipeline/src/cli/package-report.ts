import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { renderJson } from "../diagnostics/render/json.ts";
import { jsonText } from "../diagnostics/render/json-text.ts";
import type { PackedPackage } from "../package/pack-package.ts";
import type { Invocation } from "./arguments.ts";
import { printReport, type Surroundings } from "./output.ts";
import { installedPages } from "./pages.ts";

/** What `pack` and `publish` say of a package in their JSON, beside the findings. */
export interface PackageRecord {
  readonly name: string;
  readonly version: string;
  readonly integrity: string;
  readonly size: number;
  /** Paths in the package. */
  readonly files: readonly string[];
  /** Of `pack`: where it was written. */
  readonly file?: string;
  /** Of `publish`: what happened to it. */
  readonly state?: string;
}

/** What is the same of every packed package. */
export function recordOf({ name, version, integrity, bytes, files }: PackedPackage): PackageRecord {
  return { name, version, integrity, size: bytes.length, files: files.map(({ path }) => path).sort() };
}

interface PackageReport {
  readonly root: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly packages: readonly PackageRecord[];
}

/** Prints findings like every command; in JSON the packages stand beside them. */
export async function printPackageReport(
  { root, diagnostics, packages }: PackageReport,
  invocation: Invocation,
  to: Surroundings,
): Promise<void> {
  if (invocation.format !== "json") return printReport({ ...invocation, diagnostics, root }, to);
  const docsBase = installedPages(root);
  const report = JSON.parse(renderJson(diagnostics, () => undefined, { docsBase })) as object;
  to.stdout.write(jsonText({ ...report, packages }));
}

/** `12.3 kB` */
export function sizeOf(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
