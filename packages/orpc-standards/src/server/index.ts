export { type CallerContext, isVisibleTo, type Principal, requireAccess } from "./access.ts";
export { coercionPlugin } from "./coercion-plugin.ts";
export { deprecationPlugin } from "./deprecation-plugin.ts";
export { type OpenApiHandlerOptions, openApiHandlerOptions } from "./options.ts";
export { encodeProblem, type ProblemBody, problemBody } from "./problem-body.ts";
export { problemPlugin } from "./problem-plugin.ts";
