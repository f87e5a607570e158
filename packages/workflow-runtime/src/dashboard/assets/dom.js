/** @typedef {Node | string | number | null | undefined | false} Child */

/**
 * Makes an element. Functions become listeners, everything else attributes; children are nodes and text, never markup.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Readonly<Record<string, unknown>>} [attributes]
 * @param {readonly Child[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (typeof value === "function") element.addEventListener(name, /** @type {EventListener} */ (value));
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter(isShown).map((child) => (child instanceof Node ? child : String(child))));
  return element;
}

/**
 * @param {Child} child
 * @returns {child is Node | string | number}
 */
function isShown(child) {
  return child !== null && child !== undefined && child !== false;
}

const svg = "http://www.w3.org/2000/svg";

/**
 * One of the page's symbols; beside a text that says the same.
 * @param {string} name
 */
export function icon(name) {
  const element = document.createElementNS(svg, "svg");
  element.setAttribute("class", "icon");
  element.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(svg, "use");
  use.setAttribute("href", `#i-${name}`);
  element.append(use);
  return element;
}

/**
 * A status, by shape, color and word.
 * @param {string} name
 */
export function status(name) {
  return h("span", { class: "status", "data-status": name }, icon(name), name.charAt(0).toUpperCase() + name.slice(1));
}

/**
 * A moment: how long ago, with the exact time for who asks.
 * @param {string} iso
 * @param {string} text
 */
export function moment(iso, text) {
  return h("time", { datetime: iso, title: new Date(iso).toLocaleString() }, text);
}

/**
 * Tells something to who cannot see it happen.
 * @param {string} text
 */
export function say(text) {
  const place = document.getElementById("said");
  if (place) place.textContent = text;
}

/**
 * What is shown instead of content.
 * @param {string} title
 * @param {string | undefined} text
 * @param {readonly Child[]} rest
 */
export function notice(title, text, ...rest) {
  return h("div", { class: "notice" }, h("h2", {}, title), text && h("p", {}, text), ...rest);
}
