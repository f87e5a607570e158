/** Bytes of a set of keys; one of a hundred keys has a tenth of it. */
const largest = 2 ** 20;

/** Fetches what an issuer publishes, and no more of it than keys can need. Redirects are the caller's to refuse. */
export async function fetchKeys(url: string, init: RequestInit): Promise<Response> {
  const { status, body } = await fetch(url, init);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > largest) throw new Error(`the set of keys has more than ${largest} bytes`);
    chunks.push(chunk);
  }
  // A status without a body, or one of a redirect that was not followed, is as good as a body that is no set of keys.
  return new Response(Buffer.concat(chunks), { status: status === 200 ? 200 : 502 });
}
