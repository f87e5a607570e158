import { defineSurface } from "@rawr/openapi-pipeline/surface";
import { wireContract } from "./contract.ts";

/** The wire contract, published as a host would. */
export const wireSurface = defineSurface({
  name: "wire",
  version: "1.0.0",
  title: "Wire API",
  description: "What a contract can put on the wire.",
  mount: "/api/wire",
  contracts: { wire: { contract: wireContract } },
  servers: [{ url: "/" }],
  license: { name: "MIT", identifier: "MIT" },
  securitySchemes: { token: { type: "http", scheme: "bearer" } },
  security: [{ token: [] }],
  tags: [{ name: "wire", description: "An operation for each thing on the wire." }],
  audiences: ["internal"],
  clients: [{ name: "@rawr/wire-client", audience: "internal" }],
});

/** The document that nobody compiled, as somebody would adopt it. */
export const stylesSurface = defineSurface({
  name: "styles",
  version: "1.0.0",
  document: "../conformance/wire/styles/styles.yaml",
  clients: [{ name: "@rawr/styles-client", audience: "internal" }],
});
