import type { OutputFile } from "../../../artifacts/output-file.ts";
import type { ClientModel } from "../../model/client-model.ts";
import { clientFile } from "./client-file.ts";
import { indexFile } from "./index-file.ts";
import { operationsFile } from "./operations-file.ts";

/** `operations.gen.ts`, `client.gen.ts` and `index.ts`: the functions, the grouped client over them, and the entry. */
export function clientFiles(model: ClientModel, preamble: readonly string[]): readonly OutputFile[] {
  return [clientFile(model, preamble), indexFile(preamble), operationsFile(model, preamble)];
}
