/**
 * Indented JSON text. Characters that a terminal or an editor could act on (C1 controls, direction overrides,
 * line separators) are escaped, which JSON allows inside strings, where alone they can occur.
 */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2).replace(/[\x7f-\x9f]|\p{Cf}|\p{Zl}|\p{Zp}/gu, escaped)}\n`;
}

function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, index) => {
    return `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`;
  }).join("");
}
