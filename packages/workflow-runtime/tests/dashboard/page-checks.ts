/** Every piece of text whose color is too close to what lies behind it (WCAG 2.2, 1.4.3), as the browser paints it. */
export const lowContrast = `(() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgb = (layers) => {
    canvas.clearRect(0, 0, 1, 1);
    for (const color of layers) { canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1); }
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => {
    const linear = [r, g, b].map((part) => part / 255).map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  };
  const found = new Set();
  for (const element of document.querySelectorAll("body *")) {
    const text = [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data.trim()).join("");
    if (text === "" || !element.checkVisibility() || element.matches(":disabled, .unseen, .skip")) continue;
    const layers = [];
    for (let at = element; at; at = at.parentElement) layers.unshift(getComputedStyle(at).backgroundColor);
    const [front, back] = [light(rgb([...layers, getComputedStyle(element).color])), light(rgb(layers))];
    const ratio = (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05);
    if (ratio < 4.5) found.add(element.tagName + "." + element.className + " " + ratio.toFixed(2) + " " + text.slice(0, 30));
  }
  return [...found];
})()`;

/** Controls and pictures that a screen reader has no words for, ids that are there twice, headings out of order. */
export const nameless = `(() => {
  const found = [...document.querySelectorAll("a, button, select, input, textarea, img, table, [role=region], dialog")]
    .filter((element) => {
      if (!element.checkVisibility()) return false;
      const caption = element.querySelector("caption")?.textContent;
      const alt = element.tagName === "IMG" && element.hasAttribute("alt");
      return !(alt || caption || element.ariaLabel || element.textContent.trim() || element.labels?.length);
    })
    .map((element) => "nameless " + element.outerHTML.slice(0, 80));
  const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
  for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) found.push("twice " + id);
  if (document.querySelectorAll("h1").length !== 1) found.push("not one h1");
  for (const cell of document.querySelectorAll("thead th")) if (!cell.textContent.trim()) found.push("column without a name");
  return found;
})()`;
