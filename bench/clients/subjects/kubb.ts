import { baseUrl, body, type Subject } from "../subject.ts";
import { generatedBy } from "./generated-by.ts";

/** Its bundled client does not throw for an HTTP error, and says nothing of one in what it returns. */
export const kubb: Subject = {
  name: "kubb",
  packages: ["@kubb/plugin-client"],
  generate: generatedBy("kubb"),
  compilerOptions: { allowImportingTsExtensions: true },
  functions: ({ id }) => `./client/clients/${id}`,
  head: (operations) => `${operations.map(({ id }) => `import { ${id} } from "./client/clients/${id}";`).join("\n")}

const options = { baseURL: ${baseUrl}, headers: { Authorization: "Bearer token" } };
`,
  call: ({ id }) => `    const answer = await ${id}("x-1", ${body}, { locale: "en" }, options);
    if ((answer as { code?: unknown }).code === "NOT_FOUND") failures += 1;`,
};
