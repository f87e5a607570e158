/** `/a/{x}` and `/a/{y}` have one shape: `/a/{}`. */
export function pathShape(path: string): string {
  return path.replace(/\{[^{}$]*\}/g, "{}");
}

/** Names of a path's parameters, by position. Runtime expressions of callbacks (`{$request.body#/url}`) are none. */
export function templateNames(path: string): string[] {
  return Array.from(path.matchAll(/\{([^{}$]*)\}/g), ([, name = ""]) => name);
}
