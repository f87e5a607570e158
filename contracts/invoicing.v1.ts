import { invoiceApiContract } from "@rawr/invoice-processing/api/contract";
import { defineSurface } from "@rawr/openapi-pipeline/surface";

export const surface = defineSurface({
  name: "invoicing",
  version: "1.0.0",
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
    { name: "@rawr/invoicing-client", audience: "internal" },
    { name: "@rawr/invoicing-partner-client", audience: "partner" },
  ],
  waivers: [
    {
      fingerprint: "4ffc8aa817612f1e",
      reason: "An id that is no segment of a path was recorded and could never be read again",
      owner: "Platform team",
      expires: "2027-02-28",
    },
  ],
});
