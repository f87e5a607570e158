import { type Document, isAlias, isScalar, type Node, parseDocument, visit } from "yaml";

/** Leads nowhere, and says so where a linter quotes it. */
const nowhere = "#/outside-of-the-document";

/**
 * A document's text in which nothing leads out of it, for tools that would follow: Redocly reads every `$ref` and every
 * `externalValue` from the network and the file system, Spectral every `$ref`. Such a `$ref` leads nowhere afterwards, such
 * an `externalValue` to the document itself. Every line keeps its number, and what stands before a change its column.
 */
export function closeReferences(text: string): string {
  if (!mayLeadOut.test(text)) return text;
  return isJson(text) ? closeJson(text) : closeYaml(text);
}

/** Whether a member of an object makes a tool read something outside of the document. */
export function leadsOut(key: unknown, value: unknown): value is string {
  if (typeof value !== "string") return false;
  return key === "$ref" ? !value.startsWith("#") : key === "externalValue" && value !== "#";
}

/** Every other text need not be parsed. An escape may spell a key in another way. */
const mayLeadOut = /externalValue|\\[uUx\r\n]|\$ref(?!["']?\s*:\s*["']?#)/;

function isJson(text: string): boolean {
  if (!/^[\s\ufeff]*[{[]/.test(text)) return false;
  try {
    JSON.parse(text.replace(/^\ufeff/, ""));
    return true;
  } catch {
    return false;
  }
}

/** Every string of a JSON text; with what follows it when that is a member's string. */
const jsonStrings = /("(?:[^"\\]|\\.)*")(?:(\s*:\s*)("(?:[^"\\]|\\.)*"))?/g;

function closeJson(text: string): string {
  return text.replace(jsonStrings, (whole, key: string, colon: string | undefined, value: string | undefined) => {
    if (colon === undefined || value === undefined) return whole;
    const [name, reference]: unknown[] = [JSON.parse(key), JSON.parse(value)];
    return leadsOut(name, reference) ? `${key}${colon}${instead(name, value)}` : whole;
  });
}

function closeYaml(text: string): string {
  const document = parseDocument(text, { merge: true, logLevel: "silent" });
  const changes: { readonly start: number; readonly end: number; readonly text: string }[] = [];
  visit(document, {
    Pair: (_, { key, value }) => {
      const name = scalarOf(key, document);
      const [start, end] = rangeOf(value);
      if (end > start && leadsOut(name, scalarOf(value, document))) {
        changes.push({ start, end, text: instead(name, text.slice(start, end)) });
      }
    },
  });
  let closed = "";
  let at = 0;
  for (const change of changes.sort((left, right) => left.start - right.start)) {
    closed += text.slice(at, change.start) + change.text;
    at = change.end;
  }
  return closed + text.slice(at);
}

function scalarOf(node: unknown, document: Document): unknown {
  const target = isAlias(node) ? node.resolve(document) : node;
  return isScalar(target) ? target.value : undefined;
}

function rangeOf(node: unknown): readonly [number, number] {
  const range = (node as Node | null)?.range;
  return range ? [range[0], range[1]] : [0, 0];
}

/** As long as what it stands for, where that is long enough, and on as many lines. */
function instead(key: unknown, former: string): string {
  const value = JSON.stringify(key === "$ref" ? nowhere : "#");
  const breaks = former.slice(0, value.length).replace(/[^\r\n]/g, "");
  return value + breaks + former.slice(value.length).replace(/[^\r\n]/g, " ");
}
