export { eventIterator } from "@orpc/contract";
export { badRequest, type RequestIssues } from "./contract/bad-request.ts";
export { type DeprecationDates, deprecationHeaders } from "./contract/deprecation-headers.ts";
export { oc, operationMetaOf } from "./contract/oc.ts";
export type { Audience, OperationLink, OperationMeta, Pagination, WorkflowRole } from "./contract/operation-meta.ts";
export {
  audienceOf,
  type ProblemDefinition,
  type ProblemItem,
  type ProblemItemWithData,
  problem,
} from "./contract/problem.ts";
export {
  type ErrorItem,
  type ProblemFacts,
  problemFacts,
  problemName,
  problemSchema,
} from "./contract/problem-schema.ts";
export { JsonSchemaError } from "./standard-schema/json-schema.ts";
export { typeBoxOf } from "./standard-schema/type-box-of.ts";
export {
  type TypeBoxSchema,
  type TypeBoxSchemaProps,
  typeBoxStandardSchema,
} from "./standard-schema/type-box-schema.ts";
