/**
 * Gives a micro-frontend its styles: a constructed sheet on the shadow root (or document) that `element` is in, which a
 * strict Content-Security-Policy allows. What it returns takes them away.
 */
export function adoptStyles(element: Node, css: string): () => void {
  const root = element.getRootNode() as Document | ShadowRoot;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  return () => {
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}
