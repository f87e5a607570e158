import { diagnose } from "../../../diagnostics/table.ts";
import { disarmComments } from "../../safe-text.ts";
import { splitModule } from "../../syntax.ts";
import type { TargetInput, TargetOutput } from "../../target.ts";
import { runOpenapiTypescript } from "./run-openapi-typescript.ts";
import { verifyPaths } from "./verify-paths.ts";

const tool = "openapi-typescript";
const file = "paths.ts";

/** `paths.ts`: the `paths`, `components` and `operations` types, as `openapi-fetch` wants them. */
export async function openapiTypescriptTarget(input: TargetInput): Promise<TargetOutput> {
  const document = JSON.parse(input.text) as TargetInput["document"];
  disarmComments(document, input.text);
  const printed = await runOpenapiTypescript(document);
  const contents = `${input.preamble.join("\n")}\n\n${printed}`;
  const module = splitModule(file, contents);
  if (module.chunks.length === 0) return { files: [], diagnostics: [diagnose("generator-empty", { tool, file })] };
  return { files: [{ path: file, contents }], diagnostics: verifyPaths(input.operations, module) };
}
