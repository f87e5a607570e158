import { body, namesOf, type Subject } from "../subject.ts";
import { generatedBy } from "./generated-by.ts";

/** Its functions call the global `fetch` with a path: a base URL would need a mutator of the user's. */
export const orval: Subject = {
  name: "orval",
  packages: ["orval"],
  generate: generatedBy("orval"),
  functions: () => "./client/client",
  head: (operations) => `import { ${namesOf(operations)} } from "./client/client";

const options = { headers: { Authorization: "Bearer token" } };
`,
  call: ({ id }) => `    const answer = await ${id}("x-1", ${body}, { locale: "en" }, options);
    if (answer.status === 404 && answer.data.code === "NOT_FOUND") failures += 1;`,
};
