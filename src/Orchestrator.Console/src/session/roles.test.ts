import { describe, expect, it } from 'vitest';
import type { Session } from '../api/types';
import { may } from './roles';

const holding = (...roles: string[]): Session => ({ user: { name: 'a', displayName: 'A', roles }, practice: false });

describe('the menu', () => {
  it('offers a supervisor nothing that changes anything', () => {
    const { readJobs, readLog, ...changes } = may;
    expect([readJobs, readLog].every((allowed) => allowed(holding('supervisor')))).toBe(true);
    expect(Object.values(changes).some((allowed) => allowed(holding('supervisor')))).toBe(false);
  });

  it('lets the title office start cycles, but not manage users', () => {
    expect(may.startCycles(holding('titleOffice'))).toBe(true);
    expect(may.manageAccess(holding('titleOffice'))).toBe(false);
  });

  it('offers nothing to nobody', () => {
    expect(may.play(undefined)).toBe(false);
  });
});
