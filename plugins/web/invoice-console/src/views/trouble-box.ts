import { type Child, h, type VNode } from "../dom/h.ts";
import type { Trouble } from "../state/trouble.ts";
import { icon } from "./icon.ts";
import type { View } from "./view.ts";

/** What went wrong, in words, and a way on. */
export function troubleBox(view: View, trouble: Trouble, retry?: () => void, ...more: readonly Child[]): VNode {
  const { messages, format } = view;
  const { code, detail, requestId, notBefore = 0 } = trouble;
  const waits = notBefore > Date.now();
  return h(
    "div",
    { class: "notice trouble", "data-tone": "danger", key: "trouble" },
    icon("warn"),
    h(
      "div",
      {},
      h(
        "p",
        {},
        ...more,
        " ",
        messages.troubles[code] ?? messages.troubleOther,
        waits && ` ${messages.notBefore(format.time(notBefore))}`,
      ),
      (detail || requestId) &&
        h(
          "p",
          { class: "soft fine" },
          [detail, requestId && messages.requestId(requestId)].filter(Boolean).join(" · "),
        ),
    ),
    retry && h("button", { type: "button", onclick: retry, disabled: waits }, messages.tryAgain),
  );
}
