import { isRecord } from "../json.ts";
import { fromNumber } from "../numbers/rational.ts";
import { Undecided } from "../undecided.ts";
import { allKinds, type Kind, kinds, type Node } from "./node.ts";
import { readArray } from "./read-array.ts";
import { readConst, readEnum } from "./read-const.ts";
import { readLogic } from "./read-logic.ts";
import { readNumber } from "./read-number.ts";
import { readObject } from "./read-object.ts";
import { readString } from "./read-string.ts";
import { invalid, type Keywords, type Reader } from "./reader.ts";
import { type Place, Resources } from "./resources.ts";
import type { Table } from "./table.ts";
import { readUnevaluated } from "./unevaluated.ts";

/** Reads one document into formulas of a table. */
export class SchemaReader implements Reader {
  readonly table: Table;
  readonly resources: Resources;
  readonly formats: boolean;
  /** Keeps apart the variables of the two documents. */
  readonly side: string;
  readonly #known = new Map<string, Node>();
  readonly #open = new Set<string>();
  readonly #variables = new Set<string>();

  constructor(table: Table, document: unknown, options: { readonly side: string; readonly formats: boolean }) {
    this.table = table;
    this.resources = new Resources(document);
    this.side = options.side;
    this.formats = options.formats;
  }

  readRoot(): Node {
    return this.read(this.resources.root);
  }

  read(place: Place): Node {
    const target = `${this.side}${place.pointer}${place.scope.key}`;
    const known = this.#known.get(target);
    if (known) return known;
    if (this.#open.has(target)) {
      this.#variables.add(target);
      return this.table.ref(target);
    }
    this.#open.add(target);
    const node = this.table.budget.deeper(() => this.#schema(place));
    this.#open.delete(target);
    if (!this.#variables.has(target)) {
      this.#known.set(target, node);
      return node;
    }
    this.table.define(target, node);
    this.#known.set(target, this.table.ref(target));
    return node;
  }

  child(place: Place, ...path: readonly (string | number)[]): Node {
    return this.read(this.resources.child(place, ...path));
  }

  #schema(place: Place): Node {
    const { table } = this;
    const { value } = place;
    if (value === true) return table.true;
    if (value === false) return table.false;
    if (!isRecord(value)) throw invalid(place, "a schema is a boolean or an object");
    for (const keyword of Object.keys(value)) {
      if (unsupported.has(keyword))
        throw new Undecided("UNSUPPORTED_KEYWORD", `The keyword ${keyword} is not understood.`);
    }
    return table.and([
      ...this.#types(place, value),
      ...readConst(this, value),
      ...readEnum(this, place, value),
      ...readNumber(this, place, value),
      ...readString(this, place, value),
      ...readArray(this, place, value),
      ...readObject(this, place, value),
      ...readLogic(this, place, value),
      ...readUnevaluated(this, place, value),
    ]);
  }

  #types(place: Place, { type }: Keywords): Node[] {
    if (type === undefined) return [];
    const names = Array.isArray(type) ? type : [type];
    return [this.table.or(names.map((name: unknown) => this.#type(place, name)))];
  }

  #type(place: Place, name: unknown): Node {
    const { table } = this;
    if (name === "integer") return table.atom({ op: "multiple", of: fromNumber(1), negated: false });
    if (typeof name !== "string" || !Object.hasOwn(kinds, name)) throw invalid(place, `${String(name)} is no type`);
    return table.kinds(kinds[name as Kind] & allKinds);
  }
}

/** Assertions of other drafts, or of another vocabulary, that a validator may obey. */
const unsupported = new Set(["$recursiveRef", "additionalItems", "dependencies", "extends", "disallow", "divisibleBy"]);
