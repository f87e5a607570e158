import { baseUrl, body, type Subject } from "../subject.ts";
import { generatedBy } from "./generated-by.ts";

export const swaggerTypescriptApi: Subject = {
  name: "swagger-typescript-api",
  packages: ["swagger-typescript-api"],
  generate: generatedBy("swagger-typescript-api"),
  head: () => `import { Api } from "./client/client";

const api = new Api({ baseUrl: ${baseUrl}, securityWorker: () => ({ headers: { Authorization: "Bearer token" } }) });
`,
  call: ({ id, tag }) => `    try {
      await api.${tag}.${id}("x-1", ${body}, { locale: "en" });
    } catch (error) {
      if ((error as { error?: { code?: string } }).error?.code === "NOT_FOUND") failures += 1;
    }`,
};
