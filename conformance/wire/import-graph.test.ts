import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { rolldown } from "rolldown";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { surface } from "../../contracts/workflows.v1.ts";
import { type Installation, installPacked } from "./clients/install-packed.ts";

let installation: Installation;
beforeAll(async () => {
  installation = await installPacked([surface]);
});
afterAll(() => installation?.remove());

/** What a package may import that is not in the tarballs: optional peers, each by its own entry. */
const peers: Readonly<Record<string, readonly string[]>> = {
  "./msw": ["msw"],
  "./tanstack-query": ["@tanstack/query-core", "@tanstack/react-query"],
};

interface Graph {
  /** Packages and files that were reached, relative to `node_modules`. */
  readonly modules: readonly string[];
  readonly outside: readonly string[];
  readonly code: string;
}

/** Follows the imports of one entry, dynamic ones too. */
async function graphOf(specifier: string): Promise<Graph> {
  const outside = new Set<string>();
  const bundle = await rolldown({
    input: "entry",
    platform: "neutral",
    treeshake: false,
    logLevel: "silent",
    plugins: [
      {
        name: "entry",
        resolveId: {
          order: "pre",
          handler: async function (source, importer) {
            if (source === "entry") return join(installation.folder, "entry.mjs");
            const resolved = await this.resolve(source, importer, { skipSelf: true });
            if (resolved && !resolved.external) return resolved;
            outside.add(source);
            return { id: source, external: true };
          },
        },
        load: (id) =>
          id === join(installation.folder, "entry.mjs") ? `export * from ${JSON.stringify(specifier)};` : null,
      },
    ],
  });
  const { output } = await bundle.generate({ format: "esm" });
  await bundle.close();
  const chunks = output.filter((each) => each.type === "chunk");
  const ids = chunks.flatMap(({ moduleIds }) => moduleIds).filter((id) => !id.endsWith("/entry.mjs"));
  return {
    modules: ids.map((id) => relative(join(installation.folder, "node_modules"), id)),
    outside: [...outside],
    code: chunks.map(({ code }) => code).join("\n"),
  };
}

const entriesOf = (name: string): string[] => {
  const manifest = readFileSync(join(installation.folder, "node_modules", name, "package.json"), "utf8");
  const { exports } = JSON.parse(manifest) as { exports: Record<string, unknown> };
  return Object.keys(exports).filter((entry) => !entry.endsWith(".json"));
};

describe.each(["@rawr/client-runtime", "@rawr/workflows-client", "@rawr/workflows-partner-client"])("%s", (name) => {
  test("reaches itself, the runtime and the peers of its entries, and no server", async () => {
    const entries = entriesOf(name);
    expect(entries).toContain(".");
    for (const entry of entries) {
      const { modules, outside, code } = await graphOf(name + entry.slice(1));
      const foreign = modules.filter(
        (id) => !id.startsWith(`${name}/dist/`) && !id.startsWith("@rawr/client-runtime/dist/"),
      );
      expect(foreign, entry).toEqual([]);
      expect(
        outside.filter((id) => !peers[entry]?.some((peer) => id === peer || id.startsWith(`${peer}/`))),
        entry,
      ).toEqual([]);
      for (const word of ["/api/inngest", "node:", "@orpc/", "typebox"])
        expect(code, `${entry}: ${word}`).not.toContain(word);
    }
  });

  test("declares what it reaches", () => {
    const folder = join(installation.folder, "node_modules", name);
    const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Record<
      string,
      object | undefined
    >;
    const own = name === "@rawr/client-runtime" ? [] : ["@rawr/client-runtime"];
    expect(Object.keys(manifest["dependencies"] ?? {})).toEqual(own);
    const optional = Object.keys(manifest["peerDependencies"] ?? {});
    expect(optional.filter((peer) => !Object.values(peers).flat().includes(peer))).toEqual([]);
  });
});
