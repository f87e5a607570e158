export type {
  Counts,
  DiffOptions,
  DiffReport,
  Edit,
  Finding,
  FindingClass,
  Level,
  Policy,
  Side,
  SourceLocation,
  Touches,
  Witness,
} from "./types.ts";
export { findingClasses, levels } from "./types.ts";
