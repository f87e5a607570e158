import { sha256 } from "../artifacts/digest.ts";

/** A package that an SBOM names. */
export interface SbomPackage {
  readonly name: string;
  readonly version: string;
  readonly license?: string | undefined;
  readonly description?: string | undefined;
}

/** What an SBOM is made from. */
export interface SbomInput {
  readonly subject: SbomPackage;
  /** Runtime dependencies, in the version that the package was built with. */
  readonly dependencies: readonly SbomPackage[];
  readonly tool: SbomPackage;
  /** Name → value, of the package itself. */
  readonly properties: Readonly<Record<string, string>>;
  /** SHA-256 of the package's other files, in hex. */
  readonly digest: string;
}

/** CycloneDX 1.6 as JSON (ECMA-424). It names no time, and its serial number follows from the contents. */
export function sbom({ subject, dependencies, tool, properties, digest }: SbomInput): string {
  const document = {
    $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    serialNumber: `urn:uuid:${uuidOf(digest)}`,
    version: 1,
    metadata: {
      lifecycles: [{ phase: "build" }],
      tools: { components: [{ type: "application", name: tool.name, version: tool.version }] },
      component: {
        ...componentOf(subject),
        properties: Object.entries(properties).map(([name, value]) => ({ name, value })),
      },
    },
    components: dependencies.map(componentOf),
    dependencies: [
      { ref: purlOf(subject), dependsOn: dependencies.map(purlOf) },
      ...dependencies.map((dependency) => ({ ref: purlOf(dependency) })),
    ],
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function componentOf(subject: SbomPackage) {
  const { name, version, license, description } = subject;
  const [first = "", second] = name.split("/");
  return {
    type: "library",
    "bom-ref": purlOf(subject),
    ...(second === undefined ? { name } : { group: first, name: second }),
    version,
    ...(description !== undefined && { description }),
    ...(license !== undefined && license !== "UNLICENSED" && { licenses: [{ expression: license }] }),
    purl: purlOf(subject),
  };
}

/** Package URL, `pkg:npm/%40scope/name@1.0.0`. */
function purlOf({ name, version }: SbomPackage): string {
  return `pkg:npm/${name.replace(/^@/, "%40")}@${encodeURIComponent(version)}`;
}

/** RFC 9562, version 8: what its bits mean is up to us. */
function uuidOf(digest: string): string {
  const hex = sha256(`rawr-openapi sbom ${digest}`);
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0b11) | 0b1000).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-");
}
