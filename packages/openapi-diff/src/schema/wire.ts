import type { Json } from "@rawr/schema-containment";
import type { Wire } from "../schema-question.ts";
import type { Policy } from "../types.ts";
import type { Between } from "./ask.ts";

type TextWire = Extract<Wire, { kind: "text" }>;

export function asText(between: Between, wire: TextWire, policy: Policy): Between {
  void wire;
  void policy;
  return between;
}

/** The value as its style writes it, without a name. */
export function wireText(value: Json, wire: TextWire): string {
  void wire;
  return typeof value === "string" ? value : JSON.stringify(value);
}
