import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { diagnose } from "../../diagnostics/table.ts";
import type { Audience } from "../../surface/surface.ts";
import { type DocumentPlaceOptions, documentPlace } from "../place.ts";

/** What a projection can say; every pointer leads into the complete document. */
export interface ProjectionReport {
  readonly requiredInput: (what: string, pointer: string) => void;
  readonly hiddenOutput: (operation: string, pointer: string) => void;
  readonly emptied: (what: string, pointer: string) => void;
  readonly loosened: (keyword: string, pointer: string) => void;
  readonly unknown: (found: string, pointer: string) => void;
  readonly leak: (name: string, where: string, pointer: string) => void;
  readonly empty: () => void;
}

/** Collects what is said into `diagnostics`. */
export function createReport(
  audience: Audience,
  options: DocumentPlaceOptions,
  diagnostics: Diagnostic[],
): ProjectionReport {
  const at = (pointer: string) => documentPlace(pointer, options);
  return {
    requiredInput: (what, pointer) =>
      diagnostics.push(diagnose("audience-hidden-required-input", { audience, what }, at(pointer))),
    hiddenOutput: (operation, pointer) =>
      diagnostics.push(diagnose("audience-hidden-output", { audience, operation }, at(pointer))),
    emptied: (what, pointer) => diagnostics.push(diagnose("audience-emptied", { audience, what }, at(pointer))),
    loosened: (keyword, pointer) => diagnostics.push(diagnose("audience-loosened", { audience, keyword }, at(pointer))),
    unknown: (found, pointer) => diagnostics.push(diagnose("audience-unknown", { found }, at(pointer))),
    leak: (name, where, pointer) => diagnostics.push(diagnose("audience-leak", { audience, name, where }, at(pointer))),
    empty: () => diagnostics.push(diagnose("audience-empty", { audience }, at(""))),
  };
}
