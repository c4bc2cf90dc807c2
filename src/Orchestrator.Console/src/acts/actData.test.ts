import { describe, expect, it } from 'vitest';
import type { ActField } from '../api/types';
import { beginningOf, dataOf, placeOf } from './actData';

const field = (name: string, more: Partial<ActField> = {}): ActField => ({
  name, title: name, titleEn: name, description: null, descriptionEn: null, kind: 'text', isList: false, isRequired: false,
  choices: [], offered: [], takesOthers: false, minItems: 0, minimum: null, maxLength: 100, fields: [], ...more,
});

describe('what a form sends', () => {
  it('leaves out what was left empty', () => {
    expect(dataOf([field('a'), field('b'), field('c')], { a: 'x', b: '', c: '  ' })).toEqual({ a: 'x' });
  });

  it('keeps a no and a zero, which are answers', () => {
    expect(dataOf([field('upheld', { kind: 'boolean' }), field('no', { kind: 'number' })], { upheld: false, no: 0 })).toEqual({ upheld: false, no: 0 });
  });

  it('has numbers where numbers were typed in a row', () => {
    expect(dataOf([field('years', { kind: 'number', isList: true })], { years: ['2023', '2024', 'x'] })).toEqual({ years: [2023, 2024, 'x'] });
  });

  it('leaves out empty records and lists', () => {
    const vote = field('vote', { kind: 'record', fields: [field('yes', { kind: 'number' })] });
    const rows = field('rows', { kind: 'record', isList: true, fields: [field('yes', { kind: 'number' })] });
    expect(dataOf([vote, rows, field('reasons', { isList: true })], { vote: {}, rows: [{}, { yes: 3 }], reasons: [] })).toEqual({ rows: [{ yes: 3 }] });
  });

  it('says that there is nothing where a list must be there', () => {
    expect(dataOf([field('applications', { isList: true, isRequired: true })], {})).toEqual({ applications: [] });
    expect(dataOf([field('facts', { kind: 'record', isRequired: true, fields: [field('status')] })], {})).toEqual({ facts: {} });
    expect(dataOf([field('channels', { isList: true, isRequired: true, minItems: 1 })], {})).toEqual({});
  });

  it('sends nothing that the form does not ask for', () => {
    expect(dataOf([field('a')], { a: 'x', other: 'y' })).toEqual({ a: 'x' });
  });
});

describe('what a form begins with', () => {
  it('has the only value that the definition names where one must be given', () => {
    const only = [{ value: 'expertPool', text: '上报专家库', textEn: 'pool' }];
    expect(beginningOf([field('report', { isRequired: true, offered: only }), field('checks', { isList: true, offered: only })])).toEqual({ report: 'expertPool' });
    expect(beginningOf([field('channels', { isRequired: true, isList: true, offered: only })])).toEqual({ channels: ['expertPool'] });
  });

  it('leaves a choice among several open', () => {
    const two = ['a', 'b'].map((value) => ({ value, text: value, textEn: value }));
    expect(beginningOf([field('report', { isRequired: true, offered: two })])).toEqual({});
  });
});

describe('where a fault belongs', () => {
  it('is the field of its path', () => {
    expect(placeOf('$.data.results[10].yes')).toEqual(['results', 10, 'yes']);
    expect(placeOf('$.data.reasons')).toEqual(['reasons']);
  });

  it('is nowhere for what is no field', () => {
    expect(placeOf('$.type')).toBeNull();
    expect(placeOf('$.data')).toBeNull();
    expect(placeOf(undefined)).toBeNull();
  });
});
