import type { JsonSchema } from "@rawr/openapi-document";
import { expect, test } from "vitest";
import { z } from "zod";
import { contentOf } from "./content.ts";

const png = z.toJSONSchema(z.file().mime("image/png"));
const anyFile = z.toJSONSchema(z.file());

test.each([
  ["a file of a media type", png, "image/png"],
  ["a file of whatever media type", anyFile, "application/octet-stream"],
  ["an object with a file", { type: "object", properties: { scan: anyFile } }, "multipart/form-data"],
  ["an object without", { type: "object", properties: { name: { type: "string" } } }, "application/json"],
])("%s", (_, schema, mediaType) => {
  expect(Object.keys(contentOf(schema as JsonSchema))).toEqual([mediaType]);
});
