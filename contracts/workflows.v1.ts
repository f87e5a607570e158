import { invoiceWorkflowContract } from "@rawr/invoice-processing/workflows/contract";
import { defineSurface } from "@rawr/openapi-pipeline/surface";

export const surface = defineSurface({
  name: "workflows",
  version: "1.1.0",
  title: "Workflows API",
  summary: "Trigger durable workflows and follow their runs.",
  description:
    "Each workflow is triggered by one request, answers at once with a run id, and is followed by status, timeline or events.",
  mount: "/api/workflows",
  contracts: { invoicing: { contract: invoiceWorkflowContract } },
  servers: [{ url: "/", description: "The host that serves this document." }],
  contact: { name: "Platform team", url: "https://example.com/platform" },
  license: { name: "MIT", identifier: "MIT" },
  securitySchemes: {
    session: { type: "apiKey", in: "cookie", name: "session", description: "First-party pages." },
    token: { type: "http", scheme: "bearer", description: "An access token; its scopes are those of the operation." },
  },
  security: [{ session: [] }, { token: [] }],
  tags: [{ name: "invoicing-workflows", description: "Invoice workflows: trigger a run, follow it, end it." }],
  audiences: ["internal", "partner"],
  clients: [
    { name: "@rawr/workflows-client", version: "2.0.0", audience: "internal" },
    { name: "@rawr/workflows-partner-client", version: "2.0.0", audience: "partner" },
  ],
});
