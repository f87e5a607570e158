export { type Child, childOf, grammar, type NodeDefinition, type NodeKind } from "./grammar.ts";
export { asOpenApi31, liftSchema, toOpenApi31 } from "./lift-3.1.ts";
export {
  type HttpMethod,
  httpMethods,
  type Json,
  type JsonObject,
  type JsonSchema,
  type MediaType,
  type OpenApiDocument,
  type Operation,
  type Parameter,
  type PathItem,
  type ResponseObject,
} from "./openapi.ts";
export {
  appendPointer,
  createResolver,
  decodePointer,
  decodeToken,
  encodePointer,
  encodeToken,
  pointerOfRef,
  type Resolver,
  refOfPointer,
  resolvePointer,
} from "./pointer.ts";
export {
  type After,
  type Before,
  type Copied,
  dropped,
  isObject,
  type Place,
  pointerOf,
  type RewriteHooks,
  rewriteDocument,
  setOwn,
  type Visit,
  walk,
} from "./rewrite.ts";
export { closureUpwards, dereference, reachableFrom, type Standing, targetOf } from "./schema-graph.ts";
