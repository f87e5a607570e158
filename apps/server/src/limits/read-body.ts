/** The bytes of a request's body, or `too large` as soon as there are more than `limit`; the rest is not read. */
export async function readBody(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer> | "too large"> {
  const announced = request.headers.get("content-length");
  // The parser of HTTP takes no byte more than was announced.
  if (announced !== null) return Number(announced) > limit ? "too large" : new Uint8Array(await request.arrayBuffer());
  if (request.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    size += read.value.byteLength;
    if (size > limit) {
      reader.cancel().catch(() => undefined);
      return "too large";
    }
    chunks.push(read.value);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
