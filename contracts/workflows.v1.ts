import { invoiceWorkflowContract } from "@rawr/invoice-processing/workflows/contract";
import { defineSurface } from "@rawr/openapi-pipeline/surface";

export const surface = defineSurface({
  name: "workflows",
  version: "1.0.0",
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
    { name: "@rawr/workflows-client", audience: "internal" },
    { name: "@rawr/workflows-partner-client", audience: "partner" },
  ],
  waivers: [
    {
      fingerprint: "308ecffa42430698",
      reason:
        "Clients of 1.0.0 take an error event of a code that they do not know as an error, as they take its status",
      owner: "Platform team",
      expires: "2027-02-28",
    },
    {
      fingerprint: "bcbca192700a22f1",
      reason:
        "Clients of 1.0.0 take an error event of a code that they do not know as an error, as they take its status",
      owner: "Platform team",
      expires: "2027-02-28",
    },
    {
      fingerprint: "09967198b9282a83",
      reason:
        "Clients of 1.0.0 take an error event of a code that they do not know as an error, as they take its status",
      owner: "Platform team",
      expires: "2027-02-28",
    },
    {
      fingerprint: "8c58e5f5369c18ac",
      reason:
        "Clients of 1.0.0 take an error event of a code that they do not know as an error, as they take its status",
      owner: "Platform team",
      expires: "2027-02-28",
    },
    {
      fingerprint: "29d6071099551c94",
      reason:
        "Clients of 1.0.0 take an error event of a code that they do not know as an error, as they take its status",
      owner: "Platform team",
      expires: "2027-02-28",
    },
    {
      fingerprint: "a457bbc8216a72ef",
      reason:
        "Clients of 1.0.0 take an error event of a code that they do not know as an error, as they take its status",
      owner: "Platform team",
      expires: "2027-02-28",
    },
    {
      fingerprint: "d2fbdad5fad95ee6",
      reason: "Clients of 1.0.0 take every 503 of a trigger as one that can be tried again, whatever its code",
      owner: "Platform team",
      expires: "2027-02-28",
    },
  ],
});
