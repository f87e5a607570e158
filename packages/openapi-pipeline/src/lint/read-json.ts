import type { LocatedPointers, TextProblem } from "./document-text.ts";
import { scanJson } from "./scan-json.ts";
import { positionFinder, type TextPosition } from "./text-position.ts";

/** What a parser of text comes to. */
export interface ParsedText {
  /** A tree: no value stands in two places. */
  readonly data: unknown;
  readonly problems: readonly (TextProblem & { readonly fatal: boolean })[];
  readonly locate: (pointers: Iterable<string>) => LocatedPointers;
}

/** Reads JSON (RFC 8259), with or without a byte order mark. */
export function readJson(text: string): ParsedText {
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  try {
    return { data: JSON.parse(body), problems: [], locate: (pointers) => locate(body, pointers) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      data: undefined,
      problems: [
        { reason: `invalid JSON: ${withoutPosition(reason)}`, pointer: "", ...placeOf(reason, body), fatal: true },
      ],
      locate: () => ({ positions: new Map(), problems: [] }),
    };
  }
}

function locate(text: string, pointers: Iterable<string>): LocatedPointers {
  const { offsets, duplicates } = scanJson(text, pointers);
  const find = positionFinder(text);
  return {
    positions: new Map([...offsets].map(([pointer, offset]) => [pointer, find(offset)])),
    problems: duplicates.map(({ pointer, key, offset }) => ({
      reason: `the key ${JSON.stringify(key)} occurs twice in one object`,
      pointer,
      position: find(offset),
    })),
  };
}

/** V8 names the place in its messages: `… at position 12 (line 3 column 4)`. */
function placeOf(reason: string, text: string): { position?: TextPosition } {
  const offset = /at position (\d+)/.exec(reason)?.[1];
  if (offset !== undefined) return { position: positionFinder(text)(Number(offset)) };
  return /end of JSON input/.test(reason) ? { position: positionFinder(text)(text.length) } : {};
}

function withoutPosition(reason: string): string {
  return reason
    .replace(/ (?:in JSON )?at position \d+(?: \(line \d+ column \d+\))?/, "")
    .replace(/, ("|\.\.\.).* is not valid JSON$/s, "");
}
