import type { Diagnostic, SourceLocation } from "../diagnostics/diagnostic.ts";
import { type DiagnosticCode, type DiagnosticParameters, diagnose } from "../diagnostics/table.ts";
import type { NodeOrigin } from "./origins.ts";

/** One list of findings, added to by whichever pass finds something. */
export class Findings {
  readonly diagnostics: Diagnostic[] = [];

  /** Reports at the place of an author's object, at an origin, or at a known location. */
  report<Code extends DiagnosticCode>(code: Code, parameters: DiagnosticParameters<Code>, at: Place): void {
    this.diagnostics.push(diagnose(code, parameters, { location: locationOf(at), ...notesOf(at) }));
  }
}

/** Where to point, and where the other half of a conflict is. */
export interface Place {
  readonly at?: NodeOrigin | SourceLocation | undefined;
  readonly other?: { readonly message: string; readonly at: NodeOrigin | SourceLocation | undefined } | undefined;
}

function locationOf(place: Place): SourceLocation | undefined {
  return place.at && toLocation(place.at);
}

function toLocation(at: NodeOrigin | SourceLocation): SourceLocation {
  return "location" in at ? at.location : at;
}

function notesOf({ other }: Place) {
  if (!other) return {};
  return { notes: [{ message: other.message, ...(other.at && { location: toLocation(other.at) }) }] };
}
