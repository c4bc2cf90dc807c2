import { describe, expect, it } from 'vitest';
import type { DefinitionInput } from '../api/types';
import { decided, defaultsOf, kindOf, planQuery } from './inputs';

const input = (name: string, type: string, defaultValue: unknown): DefinitionInput => ({ name, type, defaultValue, displayName: name, description: null });
const inputs = [input('meeting', 'String', '2024-12-16'), input('auditDays', 'Int32', 3), input('hasExam', 'Boolean', false), input('series', 'String', '工程技术')];

describe('what a notice leaves open', () => {
  it('is asked for by its kind', () => {
    expect(inputs.map(kindOf)).toEqual(['day', 'number', 'flag', 'text']);
  });

  it('begins with the recommended values', () => {
    expect(defaultsOf(inputs)).toEqual({ meeting: '2024-12-16', auditDays: 3, hasExam: false, series: '工程技术' });
  });

  it('keeps false and 0, and leaves out what is empty', () => {
    expect(decided({ hasExam: false, auditDays: 0, series: '', meeting: undefined })).toEqual({ hasExam: false, auditDays: 0 });
  });

  it('asks the plan for days only', () => {
    expect(planQuery(inputs, { meeting: '2024-12-31', auditDays: 3 })).toBe('set.meeting=2024-12-31');
    expect(planQuery(inputs, undefined)).toBe('');
  });
});
