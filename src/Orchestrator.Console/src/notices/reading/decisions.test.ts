import { describe, expect, it } from 'vitest';
import type { ReadRule } from '../../api/types';
import { confirmRest, correctionOf, decided, fieldsOf, openCount, openDecisions } from './decisions';

const rule = (form: ReadRule['form'], values: Partial<ReadRule> = {}): ReadRule => ({
  clause: 'JZ25-2.1-a',
  quote: '9月25日前',
  at: { start: 0, length: 6 },
  form,
  from: null,
  to: null,
  date: null,
  n: null,
  unit: null,
  findings: [],
  readings: [],
  ...values,
});

describe('a rule that is decided', () => {
  it('keeps its values when it is confirmed, and takes those of a correction', () => {
    const by = rule('by', { date: '2025-09-25' });
    expect(decided(by, { verdict: 'confirmed' }).date).toBe('2025-09-25');
    const correction = { ...correctionOf(by, { verdict: 'open' }), date: '2025-09-24' };
    expect(decided(by, correction).date).toBe('2025-09-24');
    expect(correctionOf(by, correction).date).toBe('2025-09-24');
  });

  it('offers the values that its form has', () => {
    expect(fieldsOf(rule('window'))).toEqual(['from', 'to']);
    expect(fieldsOf(rule('publicity'))).toEqual(['n']);
    expect(fieldsOf(rule('share'))).toEqual([]);
  });

  it('is confirmed with the rest only when nothing was found about it', () => {
    const finding = { code: 'weekday', severity: 'error' as const, clause: null, quote: null, message: '', messageEn: '' };
    const rules = [rule('by'), rule('by', { findings: [finding] }), rule('by')];
    const decisions = confirmRest(rules, [...openDecisions(rules).slice(0, 2), { verdict: 'rejected' }]);
    expect(decisions.map((decision) => decision.verdict)).toEqual(['confirmed', 'open', 'rejected']);
    expect(openCount(decisions)).toBe(1);
  });
});
