import { describe, expect, test } from "vitest";
import { DiffInputError, diff, type Finding } from "../src/index.ts";
import { everything } from "./everything.ts";

type Edit = "removed" | "changed";

/** Every place of a document, as the names that lead to it. */
function placesOf(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, child]) => [[...path, name], ...placesOf(child, [...path, name])]);
}

/** The document with one thing gone or different; `undefined` where that is not possible. */
function edited(path: readonly string[], edit: Edit): object | undefined {
  const document = structuredClone(everything) as object;
  const name = path.at(-1) ?? "";
  const owner = path
    .slice(0, -1)
    .reduce<Record<string, unknown>>(
      (node, step) => node[step] as Record<string, unknown>,
      document as Record<string, unknown>,
    );
  const value = owner[name];
  if (edit === "removed" && Array.isArray(owner)) owner.splice(Number(name), 1);
  else if (edit === "removed") delete owner[name];
  else if (typeof value === "string") owner[name] = `${value}x`;
  else if (typeof value === "number") owner[name] = value + 1;
  else if (typeof value === "boolean") owner[name] = !value;
  else return undefined;
  return document;
}

function findingsOf(path: readonly string[], edit: Edit): readonly Finding[] | undefined {
  const next = edited(path, edit);
  if (!next) return undefined;
  try {
    return diff(everything, next, { policy: { today: "2026-11-21" } }).findings;
  } catch (error) {
    if (DiffInputError.is(error)) return undefined;
    throw error;
  }
}

/** What says nothing to whoever calls: the version of a text, descriptions of scopes. */
const silent = ["openapi", "info/version", "components/securitySchemes/oauth/flows/clientCredentials/scopes"];

const places = placesOf(everything).filter((path) => !silent.some((start) => path.join("/").startsWith(start)));

describe.each(["removed", "changed"] as const)("whatever is %s", (edit) => {
  const found = places.flatMap((path) => {
    const findings = findingsOf(path, edit);
    return findings ? [{ place: path.join("/"), findings }] : [];
  });

  test("is found", () => {
    expect(found.length).toBeGreaterThan(80);
    expect(found.filter(({ findings }) => findings.length === 0).map(({ place }) => place)).toEqual([]);
  });

  test("has a witness where the wire or clients break", () => {
    const bare = found.flatMap(({ place, findings }) =>
      findings
        .filter(({ class: category, witness }) => ["WIRE", "SDK_SOURCE"].includes(category) && !witness)
        .map(({ code }) => `${code} at ${place}`),
    );
    expect(bare).toEqual([]);
  });

  test("has fingerprints of its own", () => {
    for (const { findings } of found) {
      expect(new Set(findings.map(({ fingerprint }) => fingerprint)).size).toBe(findings.length);
      for (const { fingerprint } of findings) expect(fingerprint).toMatch(/^[0-9a-f]{16}$/);
    }
  });
});

test("a document is the same as itself", () => {
  expect(diff(everything, structuredClone(everything))).toMatchObject({ findings: [], level: "none" });
});
