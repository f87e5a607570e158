/** A JSON Schema pattern (ECMA-262 with the `u` flag), or why there is none. */
export type LoweredPattern = { readonly pattern: string } | { readonly problem: string };

// `d` and `g` do not change what matches; `u` is what JSON Schema assumes anyway.
const neutralFlags = /[dgu]/g;

/** Lowers a string pattern or a RegExp object. */
export function lowerPattern(pattern: string | RegExp): LoweredPattern {
  const source = typeof pattern === "string" ? pattern : pattern.source;
  const flags = typeof pattern === "string" ? "" : pattern.flags.replace(neutralFlags, "");
  if (flags !== "") return { problem: `the flag \`${flags}\` of ${pattern} does not exist in JSON Schema` };
  try {
    new RegExp(source, "u");
  } catch {
    return { problem: `\`${source}\` is not a regular expression under the \`u\` flag that JSON Schema uses` };
  }
  return { pattern: source };
}
