import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { publishPackages } from "../../src/publish/publish-packages.ts";
import { openRegistries, type ProgramResult } from "../../src/publish/registry.ts";

/** What a registry's program answers to one of its verbs; undefined: it is not installed. */
export type Answers = (verb: string, name: string) => { body: object; exitCode: number } | undefined;

export const absent = { body: { error: { code: "E404", summary: "Not Found" } }, exitCode: 1 };
export const there = (integrity: string) => ({ body: { integrity }, exitCode: 0 });
export const refused = (code: string, summary: string) => ({ body: { error: { code, summary } }, exitCode: 1 });

/** Publishes a client, which needs the runtime, to a registry that answers so. */
export async function publishShop(answers: Answers): Promise<readonly Diagnostic[]> {
  const run = async (_: string, [verb = "", what = ""]: readonly string[]): Promise<ProgramResult | undefined> => {
    const answer = answers(verb, what.replace(/@[^@/]+$/, ""));
    return answer && { exitCode: answer.exitCode, stdout: JSON.stringify(answer.body), stderr: "" };
  };
  const manifest = { dependencies: { "@rawr/client-runtime": "^0.1.0" } };
  const client = {
    name: "@acme/shop-client",
    version: "1.0.0",
    fileName: "shop.tgz",
    integrity: "sha512-new",
    manifest,
  };
  const { diagnostics } = await publishPackages({
    clients: [{ ...client, files: [], bytes: new Uint8Array() }],
    runtime: { name: "@rawr/client-runtime", version: "0.1.0" },
    registries: openRegistries({ programs: ["npm"], run, redact: (text) => text }),
    registry: "https://npm.acme.example/",
    options: { tag: undefined, access: undefined, provenance: false },
    dryRun: false,
    fileOf: ({ fileName }) => fileName,
  });
  return diagnostics;
}
