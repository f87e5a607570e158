import { diagnose } from "../../../diagnostics/table.ts";
import { generateIncrementally } from "../../incremental.ts";
import { disarmComments } from "../../safe-text.ts";
import type { DocumentSlice } from "../../slice.ts";
import { splitModule } from "../../syntax.ts";
import type { TargetInput, TargetOutput } from "../../target.ts";
import { assemble, dismantle, isSeparable, type PathsFrame, type PathsPart } from "./dismantle.ts";
import { runOpenapiTypescript } from "./run-openapi-typescript.ts";
import { verifyPaths } from "./verify-paths.ts";

const tool = "openapi-typescript";
const file = "paths.ts";

/** `paths.ts`: the `paths`, `components` and `operations` types, as `openapi-fetch` wants them. */
export async function openapiTypescriptTarget(input: TargetInput): Promise<TargetOutput> {
  let whole: string | undefined;
  if (isSeparable(input.document, input.operations)) {
    const assembled = await generateIncrementally<PathsPart, PathsFrame>(input, {
      make: async (slice) => {
        const printed = await print(slice);
        if (slice === input) whole = printed;
        return dismantle(printed, slice.document, slice.operations);
      },
      assemble: (parts) => [assemble(parts, file, input.preamble)],
    });
    if (assembled !== undefined)
      return { files: assembled.files, diagnostics: verify(input, assembled.files[0]?.contents ?? "") };
  }
  const contents = `${input.preamble.join("\n")}\n\n${whole ?? (await print(input))}`;
  return { files: [{ path: file, contents }], diagnostics: verify(input, contents) };
}

async function print(slice: DocumentSlice): Promise<string> {
  const document = JSON.parse(slice.text) as DocumentSlice["document"];
  disarmComments(document, slice.text);
  return runOpenapiTypescript(document);
}

function verify(input: TargetInput, contents: string): TargetOutput["diagnostics"] {
  const module = splitModule(file, contents);
  if (module.chunks.length === 0) return [diagnose("generator-empty", { tool, file })];
  return verifyPaths(input.operations, module);
}
