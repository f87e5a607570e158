/** Orders path templates so that the one with plain text where another has a parameter comes first. Stable otherwise. */
export function bySpecificity(a: string, b: string): number {
  const [left, right] = [a.split("/"), b.split("/")];
  for (const [index, part] of left.entries()) {
    const difference = rank(part) - rank(right[index] ?? "");
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Plain text, text with a parameter in it, a parameter. */
function rank(segment: string): number {
  if (!segment.includes("{")) return 0;
  return segment.startsWith("{") && segment.indexOf("}") === segment.length - 1 ? 2 : 1;
}
