import type { ReadRule } from '../../api/types';

/** A stretch of the text and the rules that stand in it, by their place in the reading. */
export interface Stretch {
  text: string;
  rules: readonly number[];
}

/** The whole text in stretches; where places of rules overlap, a stretch has several. */
export function stretchesOf(text: string, rules: readonly Pick<ReadRule, 'at'>[]): Stretch[] {
  const places = rules.map(({ at }, rule) => ({ rule, from: clamp(at.start, text), to: clamp(at.start + at.length, text) })).filter((place) => place.to > place.from);
  const cuts = [...new Set([0, text.length, ...places.flatMap((place) => [place.from, place.to])])].sort((a, b) => a - b);
  const waiting = places.toSorted((a, b) => a.from - b.from);
  let inside: typeof places = [];
  const stretches: Stretch[] = [];
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [from, to] = [cuts[i] ?? 0, cuts[i + 1] ?? 0];
    inside = inside.filter((place) => place.to > from);
    while (waiting[0] && waiting[0].from <= from) inside.push(...waiting.splice(0, 1));
    stretches.push({ text: text.slice(from, to), rules: inside.map((place) => place.rule) });
  }
  return stretches;
}

function clamp(at: number, text: string): number {
  return Math.min(Math.max(at, 0), text.length);
}
