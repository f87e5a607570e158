import type { Json } from "@rawr/schema-containment";
import type { ApiContent, ApiOperation, ApiParameter, ApiResponse, SchemaSpot } from "../model.ts";
import type { Unchanged } from "../normalize/unchanged.ts";
import { operationRewritten } from "../rules/operation-rewritten.ts";
import type { Both, Named, Pair } from "../rules/rule.ts";
import { type Scene, sent, type Version } from "../scene.ts";
import type { SchemaComparer, Wire } from "../schema-question.ts";
import { parameterText } from "../witness/parameter-text.ts";
import type { Draft } from "./draft.ts";
import { judge } from "./judge.ts";
import { pairByKey, pairContents, pairStatuses, pairTexts, pairValues } from "./pairing.ts";
import { below, type Place, placeOf } from "./place.ts";
import { compareSchemas } from "./schemas.ts";

/** What is the same for all operations. */
export type Setting = Omit<Scene, "operation" | "sender" | "sentBy" | "status"> & {
  readonly comparer: SchemaComparer;
  readonly unchanged: Unchanged;
};

/** Operations of two documents. One that differs in its document without a finding is said to be written differently. */
export function compareOperations(
  old: ReadonlyMap<string, ApiOperation>,
  next: ReadonlyMap<string, ApiOperation>,
  setting: Setting,
): Draft[] {
  return pairByKey(old, next).flatMap(({ key, ...pair }) => {
    if (setting.unchanged.operations.has(key)) return [];
    const drafts = compareOperation(key, pair, setting);
    return drafts.length === 0 && pair.old && pair.next ? [rewritten(pair.old, pair.next)] : drafts;
  });
}

function compareOperation(key: string, pair: Pair<ApiOperation>, setting: Setting): Draft[] {
  if (pair.old && pair.next) return new OperationComparison({ old: pair.old, next: pair.next }, setting).drafts();
  const only = pair.old ?? pair.next;
  if (!only) return [];
  const scene = requestScene({ old: only, next: only }, setting);
  return judge({ on: "operation", pair, place: { root: key, path: [] }, scene });
}

/** Something in what an operation is made of is written differently, and nothing that callers meet. */
function rewritten(old: ApiOperation, next: ApiOperation): Draft {
  return {
    code: operationRewritten.code,
    class: operationRewritten.class,
    message: "Operations are written differently; nothing that callers meet has changed.",
    place: { root: "document", path: [] },
    edit: { kind: "changed", path: "" },
    whole: {},
    pointers: { old: old.pointer, next: next.pointer },
    sides: { old: { pointer: old.pointer }, next: { pointer: next.pointer } },
    grows: false,
    operation: old,
  };
}

/** What the caller sends follows the old document; what the server sends, the new one. */
function requestScene(operation: Both<ApiOperation>, setting: Setting): Scene {
  const sentBy = operation.next.initiator;
  return { ...setting, operation, sentBy, sender: versionOf(sentBy) };
}

function responseScene(operation: Both<ApiOperation>, setting: Setting): Scene {
  const sentBy = operation.next.initiator === "caller" ? "server" : "caller";
  return { ...setting, operation, sentBy, sender: versionOf(sentBy) };
}

function versionOf(party: "caller" | "server"): Version {
  return party === "caller" ? "old" : "new";
}

class OperationComparison {
  readonly #operation: Both<ApiOperation>;
  readonly #setting: Setting;
  readonly #place: Place;

  constructor(operation: Both<ApiOperation>, setting: Setting) {
    this.#operation = operation;
    this.#setting = setting;
    this.#place = { root: operation.next.key, path: [] };
  }

  drafts(): Draft[] {
    const { old, next } = this.#operation;
    const scene = requestScene(this.#operation, this.#setting);
    const place = this.#place;
    return [
      ...judge({ on: "operation", pair: { old, next }, place, scene }),
      ...judge({ on: "lifecycle", pair: { old: old.lifecycle, next: next.lifecycle }, place, scene }),
      ...values("text", pairTexts(old.texts, next.texts), place, scene),
      ...values("extension", pairValues(named(old.extensions, old), named(next.extensions, next)), place, scene),
      ...pairByKey(old.parameters, next.parameters).flatMap(({ key, ...pair }) =>
        this.#parameter("parameter", pair, below(place, "parameters", key), scene),
      ),
      ...this.#body(scene),
      ...this.#responses(),
      ...pairByKey(old.callbacks, next.callbacks).flatMap(({ key, ...pair }) =>
        compareOperation(key, pair, this.#setting),
      ),
    ];
  }

  #parameter(on: "parameter" | "header", pair: Pair<ApiParameter>, used: Place, scene: Scene): Draft[] {
    const { old, next } = pair;
    const place = placeOf(used, pair, scene.operation.next);
    const drafts = judge({ on, pair, place, scene });
    if (!old || !next || old === next) return drafts;
    return [
      ...drafts,
      ...judge({ on: "lifecycle", pair: { old: old.lifecycle, next: next.lifecycle }, place, scene }),
      ...values("text", pairTexts(old.texts, next.texts), place, scene),
      ...this.#schema({ old: old.schema, next: next.schema }, wireOf({ old, next }, scene), below(place, "schema"), {
        ...scene,
        written: (value) => writtenParameter(sent({ old, next }, scene), value),
      }),
    ];
  }

  #body(scene: Scene): Draft[] {
    const { old, next } = { old: this.#operation.old.body, next: this.#operation.next.body };
    const place = placeOf(below(this.#place, "requestBody"), { old, next }, scene.operation.next);
    const drafts = judge({ on: "body", pair: { old, next }, place, scene });
    if (!old || !next || old === next) return drafts;
    return [
      ...drafts,
      ...values("text", pairTexts(old.texts, next.texts), place, scene),
      ...pairContents(old.content, next.content, scene).flatMap(({ key, ...pair }) =>
        this.#content("requestContent", pair, below(place, "content", key), scene),
      ),
    ];
  }

  #content(on: "requestContent" | "responseContent", pair: Pair<ApiContent>, place: Place, scene: Scene): Draft[] {
    const { old, next } = pair;
    const drafts = judge({ on, pair, place, scene });
    if (!old || !next || old === next) return drafts;
    const spots = { old: old.schema, next: next.schema };
    const items = { old: old.itemSchema ?? anything(old), next: next.itemSchema ?? anything(next) };
    return [
      ...drafts,
      ...this.#schema(spots, wireOfContent(next.type, spots), below(place, "schema"), scene),
      ...(old.itemSchema || next.itemSchema
        ? this.#schema(items, { kind: "json" }, below(place, "itemSchema"), scene)
        : []),
    ];
  }

  #responses(): Draft[] {
    const { old, next } = this.#operation;
    const general = responseScene(this.#operation, this.#setting);
    return pairStatuses(old.responses, next.responses, general).flatMap(({ status, like, ...pair }) => {
      const scene = { ...general, status };
      const place = placeOf(below(this.#place, "responses", status), pair, scene.operation.next);
      const drafts = judge({ on: "response", pair, place, scene });
      if (pair.old && pair.next)
        return [...drafts, ...this.#response({ old: pair.old, next: pair.next }, place, scene)];
      const only = pair.old ?? pair.next;
      if (!like || !only) return drafts;
      const alike = scene.sender === "old" ? { old: only, next: like } : { old: like, next: only };
      return [...drafts, ...this.#message(alike, place, scene)];
    });
  }

  #response(pair: Both<ApiResponse>, place: Place, scene: Scene): Draft[] {
    const { old, next } = pair;
    if (old === next) return [];
    return [
      ...values("text", pairTexts(old.texts, next.texts), place, scene),
      ...values("link", pairValues(named(old.links, old), named(next.links, next)), below(place, "links"), scene),
      ...this.#message(pair, place, scene),
    ];
  }

  /** What of a response travels. */
  #message({ old, next }: Both<ApiResponse>, place: Place, scene: Scene): Draft[] {
    return [
      ...pairByKey(old.headers, next.headers).flatMap(({ key, ...pair }) =>
        this.#parameter("header", pair, below(place, "headers", key), scene),
      ),
      ...pairContents(old.content, next.content, scene).flatMap(({ key, ...pair }) =>
        this.#content("responseContent", pair, below(place, "content", key), scene),
      ),
    ];
  }

  #schema(spots: Both<SchemaSpot>, wire: Wire, place: Place, scene: Scene): Draft[] {
    if (this.#setting.unchanged.same(spots.old.schema, spots.next.schema)) return [];
    return compareSchemas({ spots, wire, place, scene }, this.#setting.comparer);
  }
}

/** As whoever sends it writes it; what the other style makes of it is a rule of its own. */
function wireOf(both: Both<ApiParameter>, scene: Scene): Wire {
  const { contentType, style, explode } = sent(both, scene);
  return contentType === undefined ? { kind: "text", style, explode } : { kind: "json" };
}

/** `limit=5`, `x-tenant: a`. */
function writtenParameter(parameter: ApiParameter, value: Json): string {
  const text = parameterText(parameter, value);
  return parameter.in === "header" ? `${parameter.name.toLowerCase()}: ${text}` : text;
}

/**
 * In forms the properties of a value travel as texts; XML and plain text are texts themselves. What is called plain text
 * and described as an object is JSON by another name; so are the data of events.
 */
function wireOfContent(type: string, spots: Both<SchemaSpot>): Wire {
  if (/^(application\/x-www-form-urlencoded|multipart\/)/.test(type))
    return { kind: "text", style: "form", explode: true };
  const isPlain = type.startsWith("text/") && isScalar(spots.old) && isScalar(spots.next);
  return /[/+]xml\b/.test(type) || isPlain ? { kind: "text", style: "simple", explode: false } : { kind: "json" };
}

function isScalar({ schema }: SchemaSpot): boolean {
  return typeof schema === "object" && ["string", "number", "integer", "boolean"].includes(String(schema.type));
}

/** Items that nobody describes may be anything. */
function anything({ pointer }: ApiContent): SchemaSpot {
  return { schema: true, pointer: `${pointer}/itemSchema` };
}

function named(values: object, { pointer }: { readonly pointer: string }): Named[] {
  return Object.entries(values).map(([name, value]) => ({ name, pointer: `${pointer}/${name}`, value }));
}

function values(
  on: "text" | "extension" | "link",
  pairs: ReturnType<typeof pairValues>,
  place: Place,
  scene: Scene,
): Draft[] {
  return pairs.flatMap(({ name, old, next }) => {
    const both = { old: old.pointer === "" ? undefined : old, next: next.pointer === "" ? undefined : next };
    return judge({ on, pair: { old, next }, place: placeOf(below(place, name), both, scene.operation.next), scene });
  });
}
