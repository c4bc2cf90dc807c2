import { describe, expect, it } from 'vitest';
import type { Session } from '../api/types';
import { may } from './roles';

const allowed = (...permissions: string[]): Session => ({ user: { name: 'a', displayName: 'A', roles: ['office'], permissions }, practice: false });

describe('the menu', () => {
  it('offers what the server allows, and nothing else', () => {
    const { readJobs, readLog, ...changes } = may;
    const reader = allowed('read', 'read-draw', 'read-log', 'read-jobs');
    expect([readJobs, readLog].every((offers) => offers(reader))).toBe(true);
    expect(Object.values(changes).some((offers) => offers(reader))).toBe(false);
  });

  it('goes by what may be done, not by the role', () => {
    expect(may.startCycles(allowed('start-cycle'))).toBe(true);
    expect(may.manageAccess(allowed('start-cycle'))).toBe(false);
  });

  it('offers nothing to nobody', () => {
    expect(may.play(undefined)).toBe(false);
  });
});
