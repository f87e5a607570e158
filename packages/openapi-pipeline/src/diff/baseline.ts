import type { JsonObject } from "@rawr/openapi-document";
import type { Outcome } from "../diagnostics/diagnostic.ts";
import { diagnose } from "../diagnostics/table.ts";
import { type ClientSurface, readClientSurface } from "./sdk/client-surface.ts";

/** Raised when a baseline means something else than before. */
export const baselineFormat = 1;

/** A client package as it was released. */
export interface ReleasedClient {
  readonly version: string;
  readonly surface: ClientSurface;
  /** Sections of its CHANGELOG.md, newest first. */
  readonly changelog: string;
}

/** The last release of a surface, complete: `openapi/<surface>/v<major>/baseline.json`. */
export interface Baseline {
  readonly format: typeof baselineFormat;
  /** What wrote it: `rawr-openapi 0.1.0`. */
  readonly tool: string;
  readonly version: string;
  /** Day of the release in UTC, `2026-11-21`. */
  readonly released: string;
  /** By audience. */
  readonly documents: Readonly<Record<string, JsonObject>>;
  /** By name of the package. */
  readonly clients: Readonly<Record<string, ReleasedClient>>;
}

/** Reads a baseline. One of a newer format, or a damaged one, is an error: nobody can say what it was compared with. */
export function parseBaseline(text: string, path: string): Outcome<Baseline | undefined> {
  const invalid = (reason: string): Outcome<undefined> => {
    const artifact = { file: path, pointer: "" };
    return { value: undefined, diagnostics: [diagnose("baseline-invalid", { path, reason }, { artifact })] };
  };
  const value = parse(text);
  if (!isRecord(value)) return invalid("it is not a JSON object");
  const { format, tool } = value;
  if (typeof format !== "number" || !Number.isInteger(format) || format < 1)
    return invalid("it has no `format` number");
  if (format > baselineFormat) {
    const facts = { path, format, known: baselineFormat, tool: typeof tool === "string" ? tool : "an unknown version" };
    return {
      value: undefined,
      diagnostics: [diagnose("baseline-newer", facts, { artifact: { file: path, pointer: "" } })],
    };
  }
  const wrong = whatIsWrong(value);
  return wrong === undefined ? { value: value as unknown as Baseline, diagnostics: [] } : invalid(wrong);
}

function whatIsWrong({ version, released, documents, clients }: Record<string, unknown>): string | undefined {
  if (typeof version !== "string" || !/^\d+\.\d+\.\d+/.test(version)) return "its `version` is no SemVer version";
  if (typeof released !== "string") return "it does not say when it was `released`";
  if (!isRecord(documents) || Object.keys(documents).length === 0) return "it has no `documents`";
  const [document] = Object.entries(documents).find(([, each]) => !isRecord(each)) ?? [];
  if (document !== undefined) return `its document \`${document}\` is not an object`;
  if (!isRecord(clients)) return "it has no `clients`";
  const [client] = Object.entries(clients).find(([, each]) => !isClient(each)) ?? [];
  return client === undefined ? undefined : `its client \`${client}\` has no version, or a surface that cannot be read`;
}

function isClient(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { version, surface, changelog } = value;
  return typeof version === "string" && typeof changelog === "string" && readClientSurface(surface) !== undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
