import { baseUrl, body, namesOf, type Subject } from "../subject.ts";
import { generatedBy } from "./generated-by.ts";

export const heyApi: Subject = {
  name: "hey-api",
  packages: ["@hey-api/openapi-ts"],
  generate: generatedBy("hey-api"),
  functions: () => "./client/sdk.gen",
  head: (operations) => `import { ${namesOf(operations)} } from "./client/sdk.gen";
import { createClient, createConfig } from "./client/client";

const client = createClient(createConfig({ baseUrl: ${baseUrl}, auth: () => "token" }));
`,
  call: ({ id, pathParameter }) => `    const { error } = await ${id}({
      client,
      path: { ${pathParameter}: "x-1" },
      query: { locale: "en" },
      body: ${body},
    });
    if (error && error.code === "NOT_FOUND") failures += 1;`,
};
