import { describe, expect, it } from 'vitest';
import { readHead } from './readHead';

const head = { sequence: 3, hash: 'a', at: '2024-10-08T09:00:00+08:00', key: 'k', signature: 's' };

describe('readHead', () => {
  it('reads what the server gave', () => expect(readHead(JSON.stringify(head))).toEqual(head));
  it.each(['', '{', 'null', '[]', '"x"', '{"sequence":3}', JSON.stringify({ ...head, sequence: '3' }), JSON.stringify({ ...head, key: 1 })])(
    'takes nothing else: %s',
    (file) => expect(readHead(file)).toBeNull(),
  );
});
