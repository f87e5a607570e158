import type { Finding } from "@rawr/openapi-diff";
import { ownFinding } from "./own-findings.ts";
import { placeFindings } from "./place-findings.ts";
import { compareClient } from "./sdk/compare-client.ts";
import type { CompileUseSites } from "./sdk/compile-use-sites.ts";
import type { NewSide, OldSide } from "./side.ts";

// TypeScript takes longer to import than most reviews to make, and most need none.
const compile: CompileUseSites = async (request) =>
  (await import("./sdk/compile-use-sites.ts")).compileUseSites(request);

/**
 * Compares every client package with itself; findings touch the package and its audience.
 *
 * @param exempt why nobody may rely on an operation, by its key
 */
export async function compareClients(
  old: OldSide,
  next: NewSide,
  exempt: ReadonlyMap<string, string>,
): Promise<readonly Finding[]> {
  const findings: Finding[] = next.clients.filter(({ name }) => old.clients[name] === undefined).map(added);
  const options = { compile, exempt: (key: string) => exempt.get(key) };
  for (const [name, { surface }] of Object.entries(old.clients)) {
    const client = next.clients.find((each) => each.name === name);
    const found = await compareClient(surface, client?.files, options);
    const audiences = client ? [client.audience] : [];
    const document = next.documents.find(({ audience }) => audience === client?.audience);
    const placed = await placeFindings(found, { old: undefined, next: document ?? next.documents[0] });
    findings.push(...placed.map((each) => ({ ...each, touches: { ...each.touches, audiences } })));
  }
  return findings;
}

function added({ name, audience }: NewSide["clients"][number]): Finding {
  return ownFinding({
    code: "client-added",
    class: "COMPATIBLE",
    level: "minor",
    message: `The client package \`${name}\` is new.`,
    subject: name,
    where: name,
    audiences: [audience],
    clients: [name],
  });
}
