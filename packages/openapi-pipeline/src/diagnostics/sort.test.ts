import { expect, test } from "vitest";
import type { Diagnostic } from "./diagnostic.ts";
import { sortDiagnostics } from "./sort.ts";

const finding = (message: string, parts: Partial<Diagnostic>): Diagnostic => ({
  code: "b",
  severity: "error",
  origin: "rawr",
  message,
  ...parts,
});
const at = (file: string, line: number, column = 1) => ({ location: { file, line, column } });

test("severity, then file, line, column, code, message and pointer decide the order", () => {
  const ordered = [
    finding("about the whole run", {}),
    finding("upper case is before lower case in every locale", at("Z.ts", 9)),
    finding("line 2", at("a.ts", 2)),
    finding("line 10 by number, not by text", at("a.ts", 10, 3)),
    finding("code a", { ...at("a.ts", 10, 20), code: "a" }),
    finding("code b", at("a.ts", 10, 20)),
    finding("pointer a", { artifact: { file: "b.json", pointer: "/a" } }),
    finding("pointer b", { artifact: { file: "b.json", pointer: "/b" } }),
    finding("a warning", { ...at("a.ts", 1), severity: "warning" }),
    finding("an info", { ...at("a.ts", 1), severity: "info" }),
  ];
  expect(sortDiagnostics(ordered.toReversed()).map(({ message }) => message)).toEqual(
    ordered.map(({ message }) => message),
  );
});
