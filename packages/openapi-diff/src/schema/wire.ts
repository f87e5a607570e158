import { isObject, type JsonObject, pointerOfRef, resolvePointer, setOwn } from "@rawr/openapi-document";
import { type ContainsOptions, contains, type Json, type Schema } from "@rawr/schema-containment";
import type { Wire } from "../schema-question.ts";
import type { Between } from "./between.ts";
import { isScalar, type Kind, kindsOf } from "./kinds.ts";

/**
 * What travels as text has no type: `5` is a number to one side and a string to the other. The receiver is widened by
 * every value whose text it reads as one of its own; the sender stays as it is, so that a witness is what it sends.
 */
export class TextWire {
  readonly #wire: Extract<Wire, { kind: "text" }>;
  readonly #options: ContainsOptions;
  readonly #known = new Map<object, Map<object, Shared>>();

  constructor(wire: Extract<Wire, { kind: "text" }>, options: ContainsOptions) {
    this.#wire = wire;
    this.#options = options;
  }

  between({ sender, receiver }: Between): Between {
    if (!isObject(receiver) || !isObject(sender)) return { sender, receiver };
    const { $defs, ...root } = receiver;
    this.#known.clear();
    const widened = this.#widen({ node: sender, root: sender }, { node: root, root: receiver });
    const shared = [...this.#known.values()].flatMap((pairs) => [...pairs.values()]);
    if (widened === root) return { sender, receiver };
    const definitions = { ...($defs as object), ...Object.fromEntries(shared.map(({ key, schema }) => [key, schema])) };
    return { sender, receiver: Object.keys(definitions).length > 0 ? { ...widened, $defs: definitions } : widened };
  }

  /** Whether the receiver may read the text of a value as another value, which it accepts. */
  isReadable(value: Json, receiver: Schema): boolean {
    return readings.some((read) => {
      const other = mapScalars(value, read);
      return other !== undefined && this.#isIn({ const: other }, receiver);
    });
  }

  /** What references lead to is widened once for each pair, for it may contain itself. */
  #widen(sender: Standing, receiver: Standing): JsonObject {
    const one = follow(sender);
    const other = follow(receiver);
    if (one === sender.node && other === receiver.node) return this.#widenNodes(sender, receiver);
    const pairs = this.#known.get(one) ?? new Map<object, Shared>();
    this.#known.set(one, pairs);
    const known = pairs.get(other);
    if (known) return { $ref: `#/$defs/${known.key}` };
    const shared: Shared = { key: `as-text-${this.#known.size}-${pairs.size}`, schema: other };
    pairs.set(other, shared);
    shared.schema = this.#widenNodes({ ...sender, node: one }, { ...receiver, node: other });
    return shared.schema === other ? receiver.node : { $ref: `#/$defs/${shared.key}` };
  }

  #widenNodes(sender: Standing, receiver: Standing): JsonObject {
    const { node: one } = sender;
    const { node: other } = receiver;
    const sent = kindsOf(one, sender.root);
    const read = kindsOf(other, receiver.root);
    const parts = this.#widenParts(sender, receiver);
    const added = [
      ...this.#scalars(sender, receiver),
      ...this.#composites(sent, read, other),
      // `1` is a list of one element, too.
      ...(read.has("array") && [...sent].some((kind) => isScalar(kind) && !read.has(kind)) ? elements(other) : []),
    ];
    if (added.length === 0) return parts === other ? receiver.node : parts;
    return { anyOf: [parts, ...added] };
  }

  /** Items and properties travel as text as well. */
  #widenParts(sender: Standing, receiver: Standing): JsonObject {
    let widened = receiver.node;
    const { items, properties } = receiver.node;
    if (isObject(items) && isObject(sender.node.items)) {
      const within = this.#widen({ ...sender, node: sender.node.items }, { ...receiver, node: items });
      if (within !== items) widened = { ...widened, items: within };
    }
    if (!isObject(properties) || !isObject(sender.node.properties)) return widened;
    const copy: JsonObject = {};
    for (const name of Object.keys(properties)) {
      const [one, other] = [sender.node.properties[name], properties[name]];
      const isPair = Object.hasOwn(sender.node.properties, name) && isObject(one) && isObject(other);
      setOwn(copy, name, isPair ? this.#widen({ ...sender, node: one }, { ...receiver, node: other }) : other);
    }
    return { ...widened, properties: copy };
  }

  /** A list of one is written as its element is; and joined by delimiters, anything is a text. */
  #composites(sent: ReadonlySet<Kind>, read: ReadonlySet<Kind>, other: JsonObject): JsonObject[] {
    const kinds = (["array", "object"] as const).filter((kind) => sent.has(kind) && !read.has(kind));
    if (kinds.length === 0) return [];
    const isJoined = !this.#wire.explode && this.#isIn({ type: "string" }, other);
    return [
      ...(kinds.includes("array") ? [{ type: "array", maxItems: 1, items: other }] : []),
      ...(isJoined ? [{ type: kinds }] : []),
    ];
  }

  #scalars(sender: Standing, receiver: Standing): JsonObject[] {
    const sent = kindsOf(sender.node, sender.root);
    const read = kindsOf(receiver.node, receiver.root);
    const whole = { ...receiver.node, $defs: (receiver.root as JsonObject).$defs ?? {} };
    const values = valuesOf(sender.node);
    const added: JsonObject[] = [];
    if (read.has("string")) {
      if (sent.has("boolean") && !read.has("boolean")) {
        added.push(
          ...[true, false].filter((is) => this.#isIn({ const: String(is) }, whole)).map((is) => ({ const: is })),
        );
      }
      if (sent.has("number") && !read.has("number")) added.push(...this.#numbersAsText(sender, whole, values));
    }
    if (sent.has("string") && !read.has("string")) added.push(...this.#textAsOther(whole, values));
    return added;
  }

  /** Numbers whose text the receiver of strings accepts. */
  #numbersAsText(sender: Standing, receiver: Schema, values: readonly Json[] | undefined): JsonObject[] {
    if (values) {
      const numbers = values.filter((value) => typeof value === "number");
      return numbers
        .filter((value) => this.#isIn({ const: String(value) }, receiver))
        .map((value) => ({ const: value }));
    }
    const written = { ...sender.node, $defs: (sender.root as JsonObject).$defs ?? {} };
    const language = numberLanguages.find(({ numbers }) =>
      this.#isIn({ allOf: [{ type: "number" }, written], $defs: written.$defs }, numbers),
    );
    if (language && this.#isIn({ type: "string", pattern: language.pattern }, receiver)) return [{ type: "number" }];
    return integersOfLength(receiver);
  }

  /** Strings that the receiver reads as numbers or booleans of its own. */
  #textAsOther(receiver: Schema, values: readonly Json[] | undefined): JsonObject[] {
    if (values) {
      const texts = values.filter((value) => typeof value === "string");
      const isRead = (text: string): boolean =>
        readings.some((read) => {
          const value = read(text);
          return value !== undefined && value !== text && this.#isIn({ const: value }, receiver);
        });
      return texts.filter(isRead).map((text) => ({ const: text }));
    }
    const booleans = [true, false]
      .filter((is) => this.#isIn({ const: is }, receiver))
      .map((is) => ({ const: String(is) }));
    const language = numberLanguages.findLast(({ numbers }) => this.#isIn(numbers, receiver));
    return [...booleans, ...(language ? [{ type: "string", pattern: language.read }] : [])];
  }

  #isIn(schema: Schema, receiver: Schema): boolean {
    return contains(schema, receiver, this.#options).verdict === "contained";
  }
}

interface Shared {
  readonly key: string;
  schema: JsonObject;
}

interface Standing {
  readonly node: JsonObject;
  readonly root: Schema;
}

/** Numbers, how they are written, and what is read as one of them; narrowest first. */
const numberLanguages = [
  { numbers: { type: "integer", minimum: 1 }, pattern: "^[1-9][0-9]*$", read: "^0*[1-9][0-9]*$" },
  { numbers: { type: "integer", minimum: 0 }, pattern: "^(0|[1-9][0-9]*)$", read: "^[0-9]+$" },
  { numbers: { type: "integer" }, pattern: "^-?(0|[1-9][0-9]*)$", read: "^-?[0-9]+$" },
  {
    numbers: { type: "number" },
    pattern: "^-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?$",
    read: "^-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?$",
  },
];

/** Integers whose text has a length that a string of no other bounds may have. */
function integersOfLength(receiver: Schema): JsonObject[] {
  if (typeof receiver === "boolean") return [];
  const { type, minLength = 0, maxLength, $defs: _, ...others } = receiver;
  const isLength = typeof minLength === "number" && typeof maxLength === "number" && maxLength <= 15;
  if (type !== "string" || !isLength || Object.keys(others).length > 0 || maxLength < 1) return [];
  const low = minLength <= 1 ? 0 : 10 ** (minLength - 1);
  const negative = {
    type: "integer",
    minimum: 1 - 10 ** (maxLength - 1),
    maximum: minLength <= 2 ? -1 : -(10 ** (minLength - 2)),
  };
  return [{ type: "integer", minimum: low, maximum: 10 ** maxLength - 1 }, ...(maxLength > 1 ? [negative] : [])];
}

const numeral = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** What else the text of a scalar may be read as. */
const readings: readonly ((value: Json) => Json | undefined)[] = [
  (value) => (typeof value === "string" ? value : JSON.stringify(value)),
  (value) => (numeral.test(String(value)) ? Number(value) : undefined),
  (value) => (String(value) === "true" ? true : String(value) === "false" ? false : undefined),
];

function mapScalars(value: Json, read: (value: Json) => Json | undefined): Json | undefined {
  if (!Array.isArray(value)) return typeof value === "object" && value !== null ? undefined : read(value);
  const items = value.map((item) => mapScalars(item as Json, read));
  return items.includes(undefined) ? undefined : (items as Json[]);
}

function follow({ node, root }: Standing): JsonObject {
  if (typeof node.$ref !== "string" || Object.keys(node).some((key) => key !== "$ref" && key !== "$defs")) return node;
  const target = resolvePointer(root, pointerOfRef(node.$ref) ?? "/nowhere");
  return isObject(target) ? target : node;
}

function valuesOf(node: JsonObject): readonly Json[] | undefined {
  if (Object.hasOwn(node, "const")) return [node.const as Json];
  return Array.isArray(node.enum) ? (node.enum as Json[]) : undefined;
}

/** A single element where a list of one is enough. */
function elements(node: JsonObject): JsonObject[] {
  const isEnough = Number(node.minItems ?? 0) <= 1;
  return isEnough && node.maxItems !== 0 ? [isObject(node.items) ? node.items : {}] : [];
}
