/** A document's JSON that hey-api cannot misread, and the way back. */
export interface Shield {
  readonly text: string;
  /** Puts the backslashes back into generated source, escaped as a string literal needs them. */
  readonly restore: (source: string) => string;
}

/** In JSON, backslashes that stand for themselves, before something that would be an escape after one more backslash. */
const escapeLookalike = /(?<!\\)((?:\\\\)*)\\\\(?=u[0-9a-f]{4})/gi;

/**
 * hey-api 0.99 decodes `\u002a` in everything that it has printed, strings and comments alike: a path or an enum value with
 * a backslash before `u002a` would be changed, and `\u002a/` would end a comment. Such a backslash makes the journey as a
 * character of the private use area that the document does not have.
 */
export function shieldBackslashes(text: string): Shield {
  if (text.search(escapeLookalike) < 0) return { text, restore: (source) => source };
  const placeholder = unusedCharacter(text);
  return {
    text: text.replaceAll(escapeLookalike, (_, before: string) => before + placeholder),
    restore: (source) => source.replaceAll(placeholder, "\\\\"),
  };
}

function unusedCharacter(text: string): string {
  for (let code = 0xe000; ; code++) {
    const character = String.fromCharCode(code);
    if (!text.includes(character)) return character;
  }
}
