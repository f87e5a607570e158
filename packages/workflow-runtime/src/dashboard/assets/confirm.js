import { h } from "./dom.js";

/**
 * Asks before something is done. Escape and the first button change nothing.
 * @param {{ title: string, text: string, action: string, danger?: boolean, reason?: boolean, run: (reason: string) => Promise<void> }} what
 */
export function confirm({ title, text, action, danger, reason, run }) {
  const field = h("textarea", { rows: 2, maxlength: 500 });
  const back = h("button", { type: "button", click: () => dialog.close() }, "Back");
  const go = h("button", { type: "button", class: danger ? "danger" : "primary" }, action);
  const wrong = h("p", { class: "bad", role: "alert" });
  const heading = h("h2", { id: "confirm-title" }, title);
  const dialog = h(
    "dialog",
    { "aria-labelledby": "confirm-title" },
    heading,
    h("p", {}, text),
    reason && h("label", { class: "field" }, h("span", {}, "Reason, for whoever reads it later (optional)"), field),
    wrong,
    h("div", { class: "buttons" }, back, go),
  );
  go.addEventListener("click", async () => {
    go.disabled = true;
    wrong.textContent = "";
    try {
      await run(field.value);
      dialog.close();
    } catch (error) {
      const { message, detail } = /** @type {{ message: string, detail?: string }} */ (error);
      wrong.textContent = detail ? `${message} ${detail}` : message;
      go.disabled = false;
    }
  });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
