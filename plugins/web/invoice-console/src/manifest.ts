import type { WebPluginManifest } from "@rawr/ui-sdk/manifest";

export const manifest: WebPluginManifest = {
  mountContext: 1,
  name: "invoice-console",
  title: "Invoices",
  needs: [
    { name: "invoicing", scopes: ["invoicing:read"] },
    { name: "workflows", scopes: ["invoicing:read"] },
  ],
};
