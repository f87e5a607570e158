import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Constants, constantsOf, fold } from "./fold.ts";
import type { Breach } from "./guard.ts";
import {
  filesOf,
  isNode,
  isTest,
  nameOf,
  nodesOf,
  placeOf,
  readSource,
  type Source,
  type SyntaxNode,
} from "./source.ts";

const guard = "mount-prefix";

/**
 * Where rawr.hq.ts or a plugin mounts a surface is where its document says that it is served. Read without running
 * anything: an object literal with `name`, `major` and `mount` is a mounted surface.
 */
export function checkMounts(root: string): Breach[] {
  const files = [...filesOf(root, "rawr.hq.ts", "plugins/**/src/**/*.ts")].filter((path) => !isTest(path));
  return files.flatMap((path) => {
    const source = readSource(root, path);
    if (!/\bmount\b/.test(source.text)) return [];
    const constants = constantsOf(source);
    return [...nodesOf(source.program)].flatMap((node) => checkLiteral({ root, source, constants }, node) ?? []);
  });
}

interface Scope {
  readonly root: string;
  readonly source: Source;
  readonly constants: Constants;
}

function checkLiteral({ root, source, constants }: Scope, node: SyntaxNode): Breach | undefined {
  if (node.type !== "ObjectExpression") return undefined;
  const fields = new Map(
    (node.properties as SyntaxNode[]).map((property) => [nameOf(property.key), property.value] as const),
  );
  if (!["name", "major", "mount"].every((field) => fields.has(field))) return undefined;
  const [name, major, mount] = ["name", "major", "mount"].map((field) => fold(fields.get(field), constants));
  const place = placeOf(source, (isNode(fields.get("mount")) ? (fields.get("mount") as SyntaxNode) : node).start);
  if (name === undefined || major === undefined || mount === undefined) {
    const fix = "Write name, major and mount of a surface as constants of the module.";
    return { guard, place, facts: ["What is mounted here, and where, cannot be read."], fix };
  }
  const path = `openapi/${name}/v${major}/internal/openapi.json`;
  if (!existsSync(join(root, path))) {
    const fix = `Publish it by contracts/${name}.v${major}.ts, or correct its name.`;
    return { guard, place, facts: [`${name} v${major} is mounted, and has no document ${path}.`], fix };
  }
  const servers = serversOf(readFileSync(join(root, path), "utf8"));
  if (servers.includes(mount)) return undefined;
  const facts = [`${name} v${major} is mounted at ${mount}.`, `${path} says ${servers.join(", ") || "nothing"}.`];
  const fix = `Mount it where the document says, or change \`mount\` in contracts/${name}.v${major}.ts and build.`;
  return { guard, place, facts, fix };
}

/** Paths of the document's servers. */
function serversOf(text: string): string[] {
  const { servers = [] } = JSON.parse(text) as { servers?: { url: string }[] };
  return servers.map(({ url }) => new URL(url, "http://localhost").pathname.replace(/\/$/, ""));
}
