import type { OpenApiDocument } from "../document/openapi.ts";
import { type GenerateInput, type GenerateOutput, generateClient } from "./generate-client.ts";

/** What crosses the thread: the document only as text. */
export type GenerateRequest = Omit<GenerateInput, "document" | "memo">;

/** {@link generateClient} for a worker. */
export function generateInWorker(request: GenerateRequest): Promise<GenerateOutput> {
  return generateClient({ ...request, document: JSON.parse(request.text) as OpenApiDocument });
}
