import type { LogHead } from '../api/types';

/** A head that was kept, from its file; null when the file is none. Whether it is genuine only the server can say. */
export function readHead(file: string): LogHead | null {
  try {
    const read: unknown = JSON.parse(file);
    if (typeof read !== 'object' || read === null) return null;
    const { sequence, hash, at, key, signature } = read as Record<string, unknown>;
    const texts = [hash, at, key, signature];
    return typeof sequence === 'number' && texts.every((text) => typeof text === 'string') ? (read as LogHead) : null;
  } catch {
    return null;
  }
}
