import { relative, sep } from "node:path";
import { baseUrl, body, type Subject } from "../subject.ts";

/** oRPC's own client over the contract: the author's schemas come along. */
export const orpc: Subject = {
  name: "oRPC OpenAPILink",
  packages: ["@orpc/openapi-client"],
  head: (operations, { workspace, folder }) => {
    const capabilities = relative(`${folder}/..`, `${workspace}/capabilities`).split(sep).join("/");
    const tags = [...new Set(operations.map(({ tag }) => tag))];
    return `import { createORPCClient, isDefinedError, safe } from "@orpc/client";
import type { ContractRouterClient } from "@orpc/contract";
import type { JsonifiedClient } from "@orpc/openapi-client";
import { OpenAPILink } from "@orpc/openapi-client/fetch";
${tags.map((tag) => `import { ${tag}Contract } from "${capabilities}/${tag}/contract.ts";`).join("\n")}

const contract = { ${tags.map((tag) => `${tag}: ${tag}Contract`).join(", ")} };
const link = new OpenAPILink(contract, { url: ${baseUrl}, headers: { Authorization: "Bearer token" } });
const client: JsonifiedClient<ContractRouterClient<typeof contract>> = createORPCClient(link);
`;
  },
  call: ({ id, tag, pathParameter }) => {
    const name = id.slice(tag.length);
    return `    const { error } = await safe(client.${tag}.${name.charAt(0).toLowerCase()}${name.slice(1)}({
      params: { ${pathParameter}: "x-1" },
      query: { locale: "en" },
      body: ${body},
    }));
    if (isDefinedError(error) && error.code === "NOT_FOUND") failures += 1;`;
  },
  compilerOptions: { allowImportingTsExtensions: true },
};
