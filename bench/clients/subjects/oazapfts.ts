import { baseUrl, body, namesOf, type Subject } from "../subject.ts";
import { generatedBy } from "./generated-by.ts";

export const oazapfts: Subject = {
  name: "oazapfts",
  packages: ["oazapfts", "@oazapfts/runtime"],
  generate: generatedBy("oazapfts"),
  functions: () => "./client/client",
  head: (operations) => `import { ${namesOf(operations)}, defaults } from "./client/client";

defaults.baseUrl = ${baseUrl};
defaults.headers = { Authorization: "Bearer token" };
`,
  call: ({
    id,
    pathParameter,
  }) => `    const answer = await ${id}({ ${pathParameter}: "x-1", locale: "en", body: ${body} });
    if (answer.status === 404 && answer.data.code === "NOT_FOUND") failures += 1;`,
};
