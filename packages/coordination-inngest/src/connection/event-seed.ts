const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * Header `x-inngest-event-id-seed` that makes the server's own id of the event be the given ULID, so that the event's
 * runs can be asked for by our run id, even when the answer to the sending was lost. The server adds the position of
 * the event in its request, from 1, to the last four bytes.
 */
export function eventSeed(ulid: string): string {
  let bits = 0n;
  for (const digit of ulid) bits = bits * 32n + BigInt(alphabet.indexOf(digit));
  const entropy = Buffer.from((bits & ((1n << 80n) - 1n)).toString(16).padStart(20, "0"), "hex");
  entropy.writeUInt32BE((entropy.readUInt32BE(6) - 1) >>> 0, 6);
  return `${bits >> 80n},${entropy.toString("base64")}`;
}
