// Made by @rawr/openapi-pipeline from openapi/workflows/v1/internal/openapi.json.
// Do not edit; `pnpm build:openapi` remakes it.

export * from "./sdk.gen.ts";
export type * from "./types.gen.ts";
