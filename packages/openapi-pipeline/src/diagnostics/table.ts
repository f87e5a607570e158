import { artifactsCodes } from "./codes/artifacts.ts";
import { cliCodes } from "./codes/cli.ts";
import { compileCodes } from "./codes/compile.ts";
import { diffCodes } from "./codes/diff.ts";
import { documentCodes } from "./codes/document.ts";
import { generateCodes } from "./codes/generate.ts";
import { lintCodes } from "./codes/lint.ts";
import { publishCodes } from "./codes/publish.ts";
import { releaseCodes } from "./codes/release.ts";
import { schemaCodes } from "./codes/schema.ts";
import { snapshotCodes } from "./codes/snapshot.ts";
import { surfaceCodes } from "./codes/surface.ts";
import type { DiagnosticDefinition } from "./define.ts";
import type { ArtifactLocation, Diagnostic, DiagnosticNote, SourceLocation } from "./diagnostic.ts";

/** The rows of each area, in the order of the pipeline. `docs/diagnostics/README.md` lists them so. */
export const diagnosticAreas = {
  surface: surfaceCodes,
  compile: compileCodes,
  schema: schemaCodes,
  document: documentCodes,
  lint: lintCodes,
  snapshot: snapshotCodes,
  generate: generateCodes,
  diff: diffCodes,
  release: releaseCodes,
  publish: publishCodes,
  artifacts: artifactsCodes,
  cli: cliCodes,
} as const;

/** Every diagnostic of our own, by code. `docs/diagnostics/<code>.md` explains each. */
export const diagnosticTable = {
  ...surfaceCodes,
  ...compileCodes,
  ...schemaCodes,
  ...documentCodes,
  ...lintCodes,
  ...snapshotCodes,
  ...generateCodes,
  ...diffCodes,
  ...releaseCodes,
  ...publishCodes,
  ...artifactsCodes,
  ...cliCodes,
} as const;

type Table = typeof diagnosticTable;
export type DiagnosticCode = keyof Table;
export type DiagnosticParameters<Code extends DiagnosticCode> =
  Table[Code] extends DiagnosticDefinition<infer Parameters> ? Parameters : never;

/** Where a diagnostic points. */
export interface DiagnosticPlace {
  readonly location?: SourceLocation | undefined;
  readonly artifact?: ArtifactLocation | undefined;
  readonly notes?: readonly DiagnosticNote[] | undefined;
}

/** Makes a diagnostic from its row of the table. */
export function diagnose<Code extends DiagnosticCode>(
  code: Code,
  parameters: DiagnosticParameters<Code>,
  place: DiagnosticPlace = {},
): Diagnostic {
  const definition = diagnosticTable[code] as DiagnosticDefinition<DiagnosticParameters<Code>>;
  return {
    code,
    severity: definition.severity,
    origin: "rawr",
    message: definition.message(parameters),
    ...(definition.expected && { expected: definition.expected(parameters) }),
    ...(definition.found && { found: definition.found(parameters) }),
    fix: definition.fix(parameters),
    ...(place.location && { location: place.location }),
    ...(place.artifact && { artifact: place.artifact }),
    ...(place.notes?.length && { notes: place.notes }),
  };
}
