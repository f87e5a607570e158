import { fileURLToPath } from "node:url";

/** Folder that holds `contracts/`, `openapi/` and `scripts/`, without a slash at its end. */
export const repositoryRoot: string = fileURLToPath(new URL("../../../..", import.meta.url)).replace(/[/\\]$/, "");
