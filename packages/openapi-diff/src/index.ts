export { diff } from "./diff.ts";
export { highestLevel, levelOf } from "./level.ts";
export { type DiffInputCode, DiffInputError } from "./normalize/diff-input-error.ts";
export { completePolicy, defaultPolicy } from "./policy.ts";
export { type RuleDescription, ruleTable } from "./rules/table.ts";
export { mergeTouches, noTouches } from "./touches.ts";
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
  UndecidedReason,
  Witness,
} from "./types.ts";
export { findingClasses, levels } from "./types.ts";
