import type { WebPluginManifest } from "@rawr/ui-sdk/manifest";

export const manifest: WebPluginManifest = {
  mountContext: 1,
  name: "invoice-console",
  title: "Invoices",
  description: "Match invoices with the payments received, and watch each step of their reconciliation.",
  needs: [
    { name: "invoicing", scopes: ["invoicing:read"] },
    { name: "workflows", scopes: ["invoicing:read"] },
  ],
};
