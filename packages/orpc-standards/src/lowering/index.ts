export { type CollectingContext, collectingContext } from "./collect.ts";
export {
  type Direction,
  isWarning,
  type JsonSchema,
  type LoweringContext,
  type LoweringProblem,
  type LoweringProblemCode,
  loweringProblemCodes,
} from "./context.ts";
export { lowerStandardSchema } from "./standard-schema.ts";
export { lowerTypeBox } from "./type-box.ts";
export { acceptsUndefined, isUndefinedOnly } from "./undefined.ts";
