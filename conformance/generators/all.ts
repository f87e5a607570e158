import type { Generator } from "./generator.ts";
import { heyApi } from "./hey-api.ts";
import { kubb } from "./kubb.ts";
import { oazapfts } from "./oazapfts.ts";
import { openapiTypescript } from "./openapi-typescript.ts";
import { openapiZodClient } from "./openapi-zod-client.ts";
import { orval } from "./orval.ts";
import { swaggerTypescriptApi } from "./swagger-typescript-api.ts";

export type { Generator, GeneratorRun } from "./generator.ts";

/** Generators that we do not use ourselves: they read our documents as any customer's tool would. */
export const foreignGenerators: readonly Generator[] = [orval, kubb, oazapfts, swaggerTypescriptApi, openapiZodClient];

/** Every generator that we compare with, the two that we build upon last. */
export const generators: readonly Generator[] = [...foreignGenerators, heyApi, openapiTypescript];
