import { describe, expect, it } from 'vitest';
import { stretchesOf } from './marks';

const at = (start: number, length: number) => ({ at: { start, length } });

describe('a text with its rules', () => {
  it('keeps every letter, in order', () => {
    const text = '申报于9月25日前完成，公示5个工作日。';
    const stretches = stretchesOf(text, [at(13, 5), at(3, 6)]);
    expect(stretches.map((stretch) => stretch.text).join('')).toBe(text);
    expect(stretches.filter((stretch) => stretch.rules.length > 0)).toEqual([
      { text: '9月25日前', rules: [1] },
      { text: '示5个工作', rules: [0] },
    ]);
  });

  it('shares a stretch where rules overlap', () => {
    expect(stretchesOf('abcdef', [at(0, 4), at(2, 3)])).toEqual([
      { text: 'ab', rules: [0] },
      { text: 'cd', rules: [0, 1] },
      { text: 'e', rules: [1] },
      { text: 'f', rules: [] },
    ]);
  });

  it('bears a place beyond the text', () => {
    expect(stretchesOf('ab', [at(1, 9), at(5, 2)])).toEqual([{ text: 'a', rules: [] }, { text: 'b', rules: [0] }]);
    expect(stretchesOf('', [])).toEqual([]);
  });
});
