import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { measure } from "../../process/measure.ts";
import { baseUrl, body, namesOf, type Subject } from "../subject.ts";

const packAndInstall = fileURLToPath(new URL("../../process/install-client.ts", import.meta.url));
const generate = fileURLToPath(new URL("../../process/generate-client.ts", import.meta.url));

/** The pipeline's own client, from its generate stage alone: both generators and every entry of the package. */
export const ours: Subject = {
  name: "rawr",
  packages: ["@rawr/client-runtime"],
  async generate({ document, folder }) {
    await mkdir(folder, { recursive: true });
    await measure({ cwd: folder, args: [generate, document, folder] });
  },
  async install({ workspace, folder }) {
    const home = dirname(folder);
    await measure({ cwd: home, args: [packAndInstall, workspace, home] });
  },
  functions: () => "@bench/bench-client",
  head: (operations) => `import { bearer, createApi } from "@rawr/client-runtime";
import { ${namesOf(operations)} } from "@bench/bench-client";

const api = createApi({ baseUrl: ${baseUrl}, auth: bearer("token") });
`,
  call: ({
    id,
    pathParameter,
  }) => `    const answer = await ${id}(api, { ${pathParameter}: "x-1", locale: "en", ...${body} }).safe();
    if (!answer.ok && answer.error.code === "NOT_FOUND") failures += 1;`,
};
