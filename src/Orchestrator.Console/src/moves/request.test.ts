import { describe, expect, it } from 'vitest';
import { requestOf } from './request';

describe('a request to move dates', () => {
  it('names only the dates that were given', () => {
    expect(requestOf('dates', 'TJ-2024', '天津市', { reason: ' 会场检修 ', dates: { meeting: '2024-12-20', reviewBy: '' } }))
      .toEqual({ kind: 'dates', reason: '会场检修', cycle: 'TJ-2024', dates: { meeting: '2024-12-20' } });
  });

  it('extends for a cycle or for its whole city, and for all where nothing is said', () => {
    const values = { reason: '故障', date: 'apply.closes', workingDays: 3, employer: ' U001 ', series: '' };
    expect(requestOf('extension', 'TJ-2024', '天津市', values).scope).toEqual({ cycle: 'TJ-2024', series: null, level: null, employer: 'U001' });
    expect(requestOf('extension', 'TJ-2024', '天津市', { ...values, wholeCity: true }).scope).toEqual({ city: '天津市', series: null, level: null, employer: 'U001' });
  });

  it('names nothing but the cycle and the reason where it is cancelled', () => {
    expect(requestOf('cancel', 'TJ-2024', '天津市', { reason: ' 撤销 ' })).toEqual({ kind: 'cancel', reason: '撤销', cycle: 'TJ-2024' });
  });

  it('closes at once where no last day is given, and one track where one is chosen', () => {
    expect(requestOf('close', 'TJ-2024', '天津市', { reason: '名额已满', to: '' })).toEqual({ kind: 'close', reason: '名额已满', cycle: 'TJ-2024', to: null, track: null });
    expect(requestOf('close', 'TJ-2024', '天津市', { reason: '名额已满', to: '2024-10-20', track: '高级' })).toMatchObject({ to: '2024-10-20', track: '高级' });
  });

  it('names the applications that are carried over and the cycle in which they go on', () => {
    expect(requestOf('carry', 'TJ-2024', '天津市', { reason: '评委会未召开', into: 'TJ-2025', applications: ['2024000001'] }))
      .toEqual({ kind: 'carry', reason: '评委会未召开', cycle: 'TJ-2024', into: 'TJ-2025', applications: ['2024000001'] });
  });

  it('names the applications that are taken up again and their new last day', () => {
    expect(requestOf('reopen', 'TJ-2024', '天津市', { reason: '故障', applications: ['2024000001'], to: '2024-10-24' }))
      .toEqual({ kind: 'reopen', reason: '故障', cycle: 'TJ-2024', applications: ['2024000001'], to: '2024-10-24' });
  });

  it('leaves a version that was not named', () => {
    expect(requestOf('migration', 'TJ-2024', '', { reason: 'r', scheduleVersion: 2 })).toMatchObject({ scheduleVersion: 2, applicationVersion: null, void: null });
  });
});
