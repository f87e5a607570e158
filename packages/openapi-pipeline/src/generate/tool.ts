/** The generators, by the name that diagnostics use. Each runs on its own: they may run side by side. */
export const tools = ["hey-api", "openapi-typescript"] as const;
export type Tool = (typeof tools)[number];
