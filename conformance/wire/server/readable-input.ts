const sections = ["params", "query", "headers", "body"];

/** A handler's input as plain data: files by their name, type and text; of a detailed input what the contract names. */
export async function readableInput(input: unknown): Promise<unknown> {
  const plain = await readable(input);
  if (typeof plain !== "object" || plain === null || !isDetailed(plain)) return plain;
  const { headers, ...rest } = plain as { headers?: Record<string, unknown> };
  const own = Object.entries(headers ?? {}).filter(([name]) => name.startsWith("x-") || name === "id");
  const kept = { ...rest, headers: Object.fromEntries(own) };
  return Object.fromEntries(Object.entries(kept).filter(([, value]) => !isEmptySection(value)));
}

function isDetailed(input: object): boolean {
  return "headers" in input && "params" in input && Object.keys(input).every((key) => sections.includes(key));
}

function isEmptySection(value: unknown): boolean {
  return value === undefined || (typeof value === "object" && value !== null && Object.keys(value).length === 0);
}

async function readable(value: unknown): Promise<unknown> {
  if (value instanceof Blob) {
    const name = value instanceof File ? value.name : "";
    return { file: name, type: value.type, text: await value.text() };
  }
  if (Array.isArray(value)) return Promise.all(value.map(readable));
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).map(async ([key, member]) => [key, await readable(member)] as const);
  return Object.fromEntries(await Promise.all(members));
}
