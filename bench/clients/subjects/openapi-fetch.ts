import { baseUrl, body, type Subject } from "../subject.ts";
import { generatedBy } from "./generated-by.ts";

/** openapi-fetch over the types of openapi-typescript. */
export const openapiFetch: Subject = {
  name: "openapi-fetch",
  packages: ["openapi-fetch", "openapi-typescript"],
  generate: generatedBy("openapi-typescript"),
  head: () => `import createClient from "openapi-fetch";
import type { paths } from "./client/paths";

const client = createClient<paths>({ baseUrl: ${baseUrl}, headers: { Authorization: "Bearer token" } });
`,
  call: ({ method, path, pathParameter }) => `    const { error } = await client.${method.toUpperCase()}("${path}", {
      params: { path: { ${pathParameter}: "x-1" }, query: { locale: "en" } },
      body: ${body},
    });
    if (error && error.code === "NOT_FOUND") failures += 1;`,
};
