import { act, base, runPath } from "./api.js";
import { confirm } from "./confirm.js";

/**
 * The buttons of a run; each asks first.
 * @param {string} runId
 * @param {(address: string) => void} go
 * @param {() => void} changed
 */
export function runActions(runId, go, changed) {
  return {
    cancel: () =>
      confirm({
        title: "Cancel this run?",
        text: "It ends before its next step. A step that is being executed is not interrupted.",
        action: "Cancel run",
        danger: true,
        reason: true,
        run: async (reason) => {
          await act(runPath(runId, "/cancel"), { reason });
          changed();
        },
      }),
    retry: () =>
      confirm({
        title: "Start this run again?",
        text: "A new run begins with the same event. Every step is executed anew.",
        action: "Retry",
        run: async () => {
          const receipt = /** @type {{ runId: string }} */ (await act(runPath(runId, "/retry"), {}));
          go(`${base}${runPath(receipt.runId)}`);
        },
      }),
  };
}
