import { toRunBadge } from "@rawr/invoice-processing/browser";
import { h, type VNode } from "../dom/h.ts";
import { type IconName, icon } from "./icon.ts";
import type { View } from "./view.ts";

type RunState = Parameters<typeof toRunBadge>[0]["status"];

const runIcons: Readonly<Record<RunState, IconName>> = {
  queued: "clock",
  running: "play",
  waiting: "clock",
  completed: "check",
  failed: "cross",
  cancelled: "stop",
};
const invoiceLooks: Readonly<Record<string, readonly [tone: string, icon: IconName]>> = {
  open: ["neutral", "ring"],
  "partially-settled": ["warning", "half"],
  settled: ["success", "check"],
};

/** How a run stands, by word, shape and colour. */
export function runBadge({ messages }: View, status: RunState): VNode {
  return badge(toRunBadge({ status }), runIcons[status] ?? "ring", messages.runStates[status] ?? status);
}

/** How an invoice stands. */
export function invoiceBadge({ messages }: View, state: string): VNode {
  const [tone, name] = invoiceLooks[state] ?? ["neutral", "ring"];
  return badge(tone, name, messages.states[state] ?? state);
}

function badge(tone: string, name: IconName, text: string): VNode {
  return h("span", { class: "badge", "data-tone": tone }, icon(name), text);
}
