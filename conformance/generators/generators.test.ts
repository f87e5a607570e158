import { describe, expect, test } from "vitest";
import { foreignGenerators } from "./all.ts";
import { ourDocuments } from "./documents.ts";
import { generatorMatrix } from "./matrix.ts";

const documents = ourDocuments();

test("each audience is published as OpenAPI 3.1, 3.0 and 3.2", () => {
  const names = new Set(documents.map(({ name }) => name));
  expect(names.size).toBeGreaterThan(0);
  for (const name of names) {
    const versions = documents.filter((document) => document.name === name).map(({ version }) => version);
    expect(versions.sort(), name).toEqual(["3.0", "3.1", "3.2"]);
  }
});

describe.each(foreignGenerators)("$name", (generator) => {
  test.each(documents.filter(({ version }) => version !== "3.2"))(
    "makes a client of $name $version that compiles under strict",
    async (document) => {
      const [entry] = await generatorMatrix({ generators: [generator], documents: [document], compilers: ["7.0"] });
      expect(entry).toMatchObject({ verdict: "works", messages: [] });
    },
  );
});
