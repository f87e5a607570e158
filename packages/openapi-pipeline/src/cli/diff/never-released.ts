import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { diagnose } from "../../diagnostics/table.ts";
import { baselinePath } from "../../paths.ts";
import type { ContractFile } from "../build-types.ts";
import { contractId } from "../workspace.ts";

/** The note that there is no release to compare a surface with. */
export function neverReleased(contract: Pick<ContractFile, "surface" | "major">): Diagnostic {
  const path = baselinePath({ name: contract.surface, major: contract.major });
  return diagnose("baseline-missing", { surface: contractId(contract), against: "a release", path });
}
