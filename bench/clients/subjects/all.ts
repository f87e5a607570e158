import type { Subject } from "../subject.ts";
import { heyApi } from "./hey-api.ts";
import { kubb } from "./kubb.ts";
import { oazapfts } from "./oazapfts.ts";
import { openapiFetch } from "./openapi-fetch.ts";
import { orpc } from "./orpc.ts";
import { orval } from "./orval.ts";
import { ours } from "./ours.ts";
import { swaggerTypescriptApi } from "./swagger-typescript-api.ts";

/** Ours first. */
export const subjects: readonly Subject[] = [
  ours,
  heyApi,
  orval,
  kubb,
  oazapfts,
  swaggerTypescriptApi,
  openapiFetch,
  orpc,
];
