import type { Session } from '../api/types';

type Role = 'administrator' | 'titleOffice' | 'office' | 'department' | 'tradeDepartment' | 'employer' | 'supervisor';

function has(permission: string) {
  return (session: Session | undefined) => session !== undefined && session.user.permissions.includes(permission);
}

/** What the menu offers. The server decides; these only keep away what it would refuse. */
export const may = {
  act: has('act'),
  startCycles: has('start-cycle'),
  play: has('sandbox'),
  design: has('change-definitions'),
  changeNotices: has('change-definitions'),
  changeCalendars: has('change-calendars'),
  proposeMoves: has('propose-moves'),
  approveMoves: has('approve-moves'),
  manageAccess: has('manage-access'),
  manageOrganisations: has('manage-organisations'),
  readJobs: has('read-jobs'),
  readLog: has('read-log'),
  manageJobs: has('manage-jobs'),
  movePracticeClock: has('practice'),
};

/** Whether somebody acts for an employer or a department alone: their first screen is their applications. */
export function isOfOrganisation(session: Session | undefined) {
  return session !== undefined && session.user.roles.every((role) => role === 'employer' || role === 'department');
}

export const roleNames: readonly Role[] = ['administrator', 'titleOffice', 'office', 'department', 'tradeDepartment', 'employer', 'supervisor'];
