import { decodePointer } from "@rawr/openapi-document";
import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import type { ParsedText } from "./read-json.ts";
import type { TextPosition } from "./text-position.ts";

/** Reads YAML 1.2 with merge keys. A key that occurs twice does not stop the reading; the last one counts. */
export function readYaml(text: string): ParsedText {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, merge: true, logLevel: "silent" });
  const problems = document.errors.map((error) => ({
    reason: `invalid YAML: ${firstSentence(error.message)}`,
    pointer: "",
    position: positionAt(lines, error.pos[0]),
    fatal: error.code !== "DUPLICATE_KEY",
  }));
  const { data, failure } = toData(document);
  return {
    data,
    problems: failure === undefined ? problems : [...problems, { reason: failure, pointer: "", fatal: true }],
    locate: (pointers) => ({ positions: locateAll(document, lines, pointers), problems: [] }),
  };
}

/** An alias without its anchor, and aliases that multiply without bounds, show only now. */
function toData(document: Document.Parsed): { data: unknown; failure?: string } {
  try {
    const data: unknown = document.toJS();
    // An alias is the anchor's own object: copied, so that each place is found for itself.
    return { data: data === undefined ? undefined : JSON.parse(JSON.stringify(data)) };
  } catch (error) {
    return { data: undefined, failure: `invalid YAML: ${error instanceof Error ? error.message : String(error)}` };
  }
}

function locateAll(
  document: Document.Parsed,
  lines: LineCounter,
  pointers: Iterable<string>,
): ReadonlyMap<string, TextPosition> {
  const positions = new Map<string, TextPosition>();
  for (const pointer of pointers) {
    const offset = findOffset(document, pointer);
    if (offset !== undefined) positions.set(pointer, positionAt(lines, offset));
  }
  return positions;
}

/** Offset of the key of a member, or of an element; of the last place on the way when a merge key hides the rest. */
function findOffset(document: Document.Parsed, pointer: string): number | undefined {
  let node: unknown = document.contents;
  let offset = (node as Node | null)?.range?.[0];
  for (const token of decodePointer(pointer)) {
    if (isAlias(node)) node = node.resolve(document);
    if (isSeq(node)) {
      node = node.items[Number(token)];
      offset = (node as Node | undefined)?.range?.[0] ?? offset;
    } else if (isMap(node)) {
      const pair = node.items.findLast(({ key }) => String(isScalar(key) ? key.value : key) === token);
      if (!pair) return offset;
      offset = (pair.key as Node | null)?.range?.[0] ?? offset;
      node = pair.value;
    } else {
      return offset;
    }
  }
  return offset;
}

function positionAt(lines: LineCounter, offset: number): TextPosition {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

function firstSentence(message: string): string {
  return message.split("\n", 1)[0]?.replace(/ at line \d+, column \d+:?$/, "") ?? message;
}
