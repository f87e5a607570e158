import { createHash } from "node:crypto";
import type { Diagnostic, DiagnosticNote, Severity, SourceLocation } from "../diagnostic.ts";
import { helpPage } from "../help.ts";
import { sortDiagnostics } from "../sort.ts";
import { details } from "./details.ts";
import { jsonText } from "./json-text.ts";
import { lineFingerprints } from "./line-fingerprints.ts";
import type { RenderOptions } from "./options.ts";
import { type ReadSource, type SourceLines, sourceLines } from "./source-lines.ts";

const level = { error: "error", warning: "warning", info: "note" } as const satisfies Record<Severity, string>;

interface Context {
  readonly ruleIndex: ReadonlyMap<string, number>;
  readonly sources: SourceLines;
  /** Line fingerprints by file, made when first needed. */
  readonly fingerprints: Map<string, readonly string[]>;
}

/**
 * SARIF 2.1.0 (OASIS Standard, 27 March 2020), within what GitHub code scanning accepts. A finding without any
 * place is about the run, and is a notification of the invocation (section 3.20.21), not a result.
 */
export function renderSarif(
  diagnostics: readonly Diagnostic[],
  readSource: ReadSource,
  options: RenderOptions = {},
): string {
  const sorted = sortDiagnostics(diagnostics);
  const rules = describeRules(sorted, options.docsBase);
  const context: Context = {
    ruleIndex: new Map(rules.map(({ id }, index) => [id, index])),
    sources: sourceLines(readSource),
    fingerprints: new Map(),
  };
  const placed = sorted.filter(({ location, artifact }) => location ?? artifact);
  const unplaced = sorted.filter(({ location, artifact }) => !location && !artifact);
  return jsonText({
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "rawr-openapi",
            ...(options.toolVersion !== undefined && { semanticVersion: options.toolVersion }),
            rules,
          },
        },
        automationDetails: {
          id: ["rawr-openapi", options.category, ""].filter((part) => part !== undefined).join("/"),
        },
        columnKind: "utf16CodeUnits",
        invocations: [
          {
            executionSuccessful: unplaced.every(({ severity }) => severity !== "error"),
            toolExecutionNotifications: unplaced.map((diagnostic) => ({
              descriptor: { id: diagnostic.code, index: context.ruleIndex.get(diagnostic.code) },
              level: level[diagnostic.severity],
              message: { text: details(diagnostic).join("\n") },
            })),
          },
        ],
        results: placed.map((diagnostic) => result(diagnostic, context)),
      },
    ],
  });
}

function describeRules(diagnostics: readonly Diagnostic[], docsBase: string | undefined) {
  const byCode = new Map<string, Diagnostic>();
  for (const diagnostic of diagnostics) {
    if (!byCode.has(diagnostic.code)) byCode.set(diagnostic.code, diagnostic);
  }
  return [...byCode.values()].map((diagnostic) => {
    const page = helpPage(diagnostic, docsBase);
    return {
      id: diagnostic.code,
      shortDescription: { text: sentence(diagnostic.code) },
      // `helpUri` has to be absolute; a page of the repository is named in the text.
      ...(page !== undefined && (URL.canParse(page) ? { helpUri: page } : { help: { text: `See ${page}` } })),
      defaultConfiguration: { level: level[diagnostic.severity] },
      properties: { tags: ["openapi", diagnostic.origin] },
    };
  });
}

function sentence(code: string): string {
  const words = code.slice(code.indexOf("/") + 1).replaceAll("-", " ");
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function result(diagnostic: Diagnostic, context: Context) {
  const { code, severity, location, artifact, notes = [] } = diagnostic;
  const related = notes.filter((note): note is DiagnosticNote & { location: SourceLocation } => !!note.location);
  const file = location?.file ?? artifact?.file ?? "";
  return {
    ruleId: code,
    ruleIndex: context.ruleIndex.get(code),
    level: level[severity],
    message: { text: details(diagnostic).join("\n") },
    locations: [
      {
        physicalLocation: physical(file, location),
        ...(artifact && { logicalLocations: [logical(artifact.pointer)] }),
      },
    ],
    ...(related.length > 0 && {
      relatedLocations: related.map((note, index) => ({
        id: index + 1,
        message: { text: note.message },
        physicalLocation: physical(note.location.file, note.location),
      })),
    }),
    partialFingerprints: fingerprints(diagnostic, context),
  };
}

/** GitHub wants a line for every result; a place in an artifact is given by its pointer, so the first line stands in. */
function physical(file: string, location: SourceLocation | undefined) {
  return {
    artifactLocation: { uri: file.toWellFormed().split("/").map(encodeURIComponent).join("/"), uriBaseId: "%SRCROOT%" },
    region: location ? { startLine: location.line, startColumn: location.column } : { startLine: 1 },
  };
}

/** For JSON the fully qualified name is an RFC 6901 pointer (section 3.33.5). */
function logical(pointer: string) {
  const name = pointer
    .slice(pointer.lastIndexOf("/") + 1)
    .replaceAll("~1", "/")
    .replaceAll("~0", "~");
  return { ...(pointer !== "" && { name }), fullyQualifiedName: pointer };
}

/** What stays the same when lines move: the text at the place, the pointer, and what is said about it. */
function fingerprints(diagnostic: Diagnostic, { sources, fingerprints: known }: Context): Record<string, string> {
  const { code, location, artifact, message } = diagnostic;
  const text = location && sources.text(location.file);
  let line: string | undefined;
  if (location && text !== undefined) {
    const lines = known.get(location.file) ?? lineFingerprints(text);
    known.set(location.file, lines);
    line = lines[location.line - 1];
  }
  const source = location && sources.line(location.file, location.line)?.trim();
  const identity = JSON.stringify([code, location?.file ?? artifact?.file, source, artifact?.pointer, message]);
  return {
    ...(line !== undefined && { primaryLocationLineHash: line }),
    "rawrFinding/v1": createHash("sha256").update(identity).digest("hex").slice(0, 32),
  };
}
