const milliseconds: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

const part = /(\d+(?:\.\d+)?)(ms|[smhdw])/y;

/**
 * Reads a duration as the SDK writes it (`1d2h30m`), in milliseconds; `undefined` when the text is none. Fractions and
 * `ms` are read too, because most options reach us as their author typed them.
 */
export function parseDuration(text: string): number | undefined {
  const source = text.replaceAll(" ", "");
  let total = 0;
  part.lastIndex = 0;
  while (part.lastIndex < source.length) {
    const found = part.exec(source);
    if (found === null) return undefined;
    total += Number(found[1]) * (milliseconds[found[2] as string] as number);
  }
  return source === "" || !Number.isSafeInteger(Math.round(total)) ? undefined : Math.round(total);
}
