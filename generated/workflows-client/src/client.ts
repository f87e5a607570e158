// Made by @rawr/openapi-pipeline from openapi/workflows/v1/internal/openapi.json.
// Do not edit; `pnpm build:openapi` remakes it.

export { createClient, createConfig } from "./client/index.ts";
export type { Client, ClientOptions, Config, RequestResult } from "./client/index.ts";
export { client } from "./client.gen.ts";
