interface Pattern {
  readonly plain: RegExp;
  readonly unicode: RegExp;
}

const compiled = new Map<string, Pattern | undefined>();

/** Spectral's Ajv compiles patterns without the `u` flag, Redocly's with it: only what is valid for both will do. */
export function compilePattern(source: string): Pattern | undefined {
  if (!compiled.has(source)) compiled.set(source, tryToCompile(source));
  return compiled.get(source);
}

function tryToCompile(source: string): Pattern | undefined {
  try {
    return { plain: new RegExp(source), unicode: new RegExp(source, "u") };
  } catch {
    return undefined;
  }
}

/** Whether a text matches; nothing when the two readings of the pattern differ. */
export function matchesPattern(source: string, text: string): boolean | undefined {
  const pattern = compilePattern(source);
  if (!pattern) return undefined;
  const plain = pattern.plain.test(text);
  return plain === pattern.unicode.test(text) ? plain : undefined;
}
