import { cp } from "node:fs/promises";
import { join } from "node:path";
import { baseUrl, body, namesOf, type Subject } from "../subject.ts";

/** The client that the pipeline built beside the document. */
export const ours: Subject = {
  name: "rawr",
  packages: ["@rawr/client-runtime"],
  generate: ({ workspace, folder }) => cp(join(workspace, "generated/bench-client/src"), folder, { recursive: true }),
  compilerOptions: { allowImportingTsExtensions: true },
  functions: () => "./client/index.ts",
  head: (operations) => `import { bearer, createApi } from "@rawr/client-runtime";
import { ${namesOf(operations)} } from "./client/index.ts";

const api = createApi({ baseUrl: ${baseUrl}, auth: bearer("token") });
`,
  call: ({
    id,
    pathParameter,
  }) => `    const answer = await ${id}(api, { ${pathParameter}: "x-1", locale: "en", ...${body} }).safe();
    if (!answer.ok && answer.error.code === "NOT_FOUND") failures += 1;`,
};
