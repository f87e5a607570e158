/** A file that a client gave, as plain data. */
export async function readableBlob(data: unknown): Promise<unknown> {
  return data instanceof Blob ? { type: data.type, text: await data.text() } : data;
}
