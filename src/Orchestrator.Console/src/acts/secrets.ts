/** A value that nobody could have known before: 128 random bits in hexadecimal digits. */
export function randomHex(): string {
  return hexOf(crypto.getRandomValues(new Uint8Array(16)));
}

/** SHA-256 of a text in UTF-8, as draws are committed to; undefined where the browser has none, which is outside https. */
export async function sha256(text: string): Promise<string | undefined> {
  const subtle = crypto.subtle as SubtleCrypto | undefined;
  return subtle && hexOf(new Uint8Array(await subtle.digest('SHA-256', new TextEncoder().encode(text))));
}

function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
