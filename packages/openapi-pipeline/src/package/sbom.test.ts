import { Spec, Validation } from "@cyclonedx/cyclonedx-library";
import { describe, expect, test } from "vitest";
import { type SbomInput, sbom } from "./sbom.ts";

const input: SbomInput = {
  subject: {
    name: "@acme/orders-client",
    version: "1.2.0-rc.1+5",
    license: "MIT OR Apache-2.0",
    description: "Orders.",
  },
  dependencies: [{ name: "@rawr/client-runtime", version: "0.1.0", license: "MIT" }],
  tool: { name: "@rawr/openapi-pipeline", version: "0.1.0" },
  properties: { "rawr:contract-digest": "sha256:00" },
  digest: "a",
};
const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);

describe("an SBOM", () => {
  test("is CycloneDX 1.6", async () => {
    expect(await validator.validate(sbom(input))).toBeNull();
    expect(await validator.validate(sbom({ ...input, dependencies: [], properties: {} }))).toBeNull();
    expect(await validator.validate(sbom(input).replace('"library"', '"client"'))).not.toBeNull();
  });

  test("names the package and what it depends on by package URL", () => {
    const { metadata, components, dependencies } = JSON.parse(sbom(input));
    expect(metadata.component).toMatchObject({
      group: "@acme",
      name: "orders-client",
      purl: "pkg:npm/%40acme/orders-client@1.2.0-rc.1%2B5",
      licenses: [{ expression: "MIT OR Apache-2.0" }],
      properties: [{ name: "rawr:contract-digest", value: "sha256:00" }],
    });
    expect(components).toMatchObject([{ purl: "pkg:npm/%40rawr/client-runtime@0.1.0" }]);
    expect(dependencies[0].dependsOn).toEqual(["pkg:npm/%40rawr/client-runtime@0.1.0"]);
  });

  test("has the same serial number for the same contents, another for others, and no time", () => {
    const serial = (digest: string) => JSON.parse(sbom({ ...input, digest })).serialNumber as string;
    expect(serial("a")).toBe(serial("a"));
    expect(serial("a")).not.toBe(serial("b"));
    expect(serial("a")).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(sbom(input)).not.toMatch(/timestamp|\d\d:\d\d:\d\d/);
  });

  test("claims no licence that there is none", () => {
    const { metadata } = JSON.parse(sbom({ ...input, subject: { ...input.subject, license: "UNLICENSED" } }));
    expect(metadata.component).not.toHaveProperty("licenses");
  });
});
