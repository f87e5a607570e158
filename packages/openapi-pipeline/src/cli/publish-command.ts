import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeWhole } from "../artifacts/write-whole.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { compareVersions } from "../diff/next-version.ts";
import type { PackedPackage, PackSurroundings } from "../package/pack-package.ts";
import { runtimeName } from "../package/package-dependencies.ts";
import { publishPackages } from "../publish/publish-packages.ts";
import { redactor } from "../publish/redact.ts";
import { openRegistries } from "../publish/registry.ts";
import type { Invocation } from "./arguments.ts";
import { exitCodes } from "./endings.ts";
import { countOf, type Surroundings } from "./output.ts";
import { type PackageRecord, printPackageReport, recordOf } from "./package-report.ts";
import { packRuntime } from "./package-surroundings.ts";
import { type Packing, packClients } from "./packing.ts";
import { programRunner, programsOf } from "./run-program.ts";

/** Findings with which nothing could be done, other than that something is wrong with a package. */
const unable = new Set(["registry-unreachable", "publish-unauthorized", "publish-program-missing"]);

/** `publish`: sends the client packages that the registry does not have. Run twice, the second run sends nothing. */
export async function publish(invocation: Invocation, to: Surroundings): Promise<number> {
  const packing = await packClients(invocation, to);
  const outcome = packing.packages.length === 0 ? { ...packing, records: [] } : await release(packing, invocation, to);
  const { records, diagnostics } = outcome;
  await printPackageReport({ root: packing.root, diagnostics, packages: records }, invocation, to);
  if (!invocation.quiet) {
    for (const { name, version, state } of records) to.stderr.write(`${name} ${version}: ${state}\n`);
    const sent = records.filter(({ state }) => state === "published").length;
    to.stderr.write(sent === 0 ? "nothing was published\n" : `published ${countOf(sent, "package")}\n`);
  }
  if (diagnostics.some(({ code }) => unable.has(code))) return exitCodes.unable;
  return diagnostics.some(({ severity }) => severity === "error") ? exitCodes.findings : exitCodes.fine;
}

interface Outcome {
  readonly records: readonly PackageRecord[];
  readonly diagnostics: readonly Diagnostic[];
}

async function release(packing: Packing, invocation: Invocation, to: Surroundings): Promise<Outcome> {
  const { publishing, dryRun } = invocation;
  const { root, surroundings, packages } = packing;
  const runtime = publishing.withRuntime ? packRuntime(root, surroundings) : undefined;
  const found = [...packing.diagnostics, ...(runtime?.diagnostics ?? [])];
  if (runtime !== undefined && runtime.value === undefined) return { records: [], diagnostics: found };
  const folder = mkdtempSync(join(tmpdir(), "rawr-publish-"));
  try {
    const { value, diagnostics } = await publishPackages({
      clients: packages,
      runtime: { ...runtimeRelease(surroundings), packed: runtime?.value },
      registries: openRegistries({ programs: programsOf(to), run: programRunner(root, to), redact: redactor(to.env) }),
      registry: publishing.registry,
      options: { ...publishing, provenance: publishing.provenance && canAttest(to) },
      tagOf: (packed) => tagBesideNewer(packages, packed),
      dryRun,
      fileOf: (packed) => {
        writeWhole(folder, packed.fileName, packed.bytes);
        return join(folder, packed.fileName);
      },
    });
    const records = value.map(({ packed, state }) => ({ ...recordOf(packed), state }));
    return { records, diagnostics: [...found, ...diagnostics] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Versions of a surface may have packages of one name: only the newest is what `npm install` without a version gets. */
export function tagBesideNewer(
  packages: readonly Pick<PackedPackage, "name" | "version">[],
  { name, version }: Pick<PackedPackage, "name" | "version">,
): string | undefined {
  const newer = packages.some((each) => each.name === name && compareVersions(each.version, version) > 0);
  return newer ? `latest-${version.split(".")[0]}` : undefined;
}

function runtimeRelease({ released }: PackSurroundings): { name: string; version: string } {
  return { name: runtimeName, version: released[runtimeName]?.version ?? "" };
}

/** https://docs.npmjs.com/generating-provenance-statements: GitHub Actions and GitLab offer an identity to attest with. */
function canAttest({ env }: Surroundings): boolean {
  return Boolean(env["ACTIONS_ID_TOKEN_REQUEST_URL"] || env["SIGSTORE_ID_TOKEN"]);
}
