import type { Diagnostic, SourceLocation } from "../diagnostics/diagnostic.ts";
import { type DiagnosticCode, type DiagnosticParameters, diagnose } from "../diagnostics/table.ts";
import type { ContractSurface } from "../surface/surface.ts";
import type { Tracer } from "../surface/trace.ts";
import { Components } from "./components.ts";
import { type NodeOrigin, Origins } from "./origins.ts";

/** What the compile passes share: the surface, the components, the origins, and one list of findings. */
export class CompileContext {
  readonly surface: ContractSurface;
  readonly tracer: Tracer;
  readonly origins = new Origins();
  readonly diagnostics: Diagnostic[] = [];
  readonly components: Components;

  constructor(surface: ContractSurface, tracer: Tracer) {
    this.surface = surface;
    this.tracer = tracer;
    this.components = new Components(this);
  }

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
