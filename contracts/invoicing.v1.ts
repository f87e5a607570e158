import { invoiceApiContract } from "@rawr/invoice-processing/api/contract";
import { defineSurface } from "@rawr/openapi-pipeline/surface";

export const surface = defineSurface({
  name: "invoicing",
  version: "1.1.0",
  title: "Invoicing API",
  summary: "Read and record invoices.",
  description: "Invoices as they are booked. Reconciling them with payments is a workflow, see the Workflows API.",
  mount: "/api/invoicing",
  contracts: { invoices: { contract: invoiceApiContract } },
  servers: [{ url: "/", description: "The host that serves this document." }],
  contact: { name: "Platform team", url: "https://example.com/platform" },
  license: { name: "MIT", identifier: "MIT" },
  securitySchemes: {
    session: { type: "apiKey", in: "cookie", name: "session", description: "First-party pages." },
    token: { type: "http", scheme: "bearer", description: "An access token; its scopes are those of the operation." },
  },
  security: [{ session: [] }, { token: [] }],
  tags: [{ name: "invoices", description: "Invoices: read them, record one." }],
  audiences: ["internal", "partner"],
  clients: [
    { name: "@rawr/invoicing-client", version: "2.0.0", audience: "internal" },
    { name: "@rawr/invoicing-partner-client", audience: "partner" },
  ],
});
