import type { Session } from '../api/types';

type Role = 'administrator' | 'titleOffice' | 'office' | 'department' | 'tradeDepartment' | 'employer' | 'supervisor';

function anyOf(...roles: Role[]) {
  return (session: Session | undefined) => session !== undefined && session.user.roles.some((role) => (roles as string[]).includes(role));
}

/** What the menu offers. The server decides; these only keep away what it would refuse. */
export const may = {
  startCycles: anyOf('titleOffice'),
  play: anyOf('administrator', 'titleOffice', 'office', 'tradeDepartment'),
  design: anyOf('administrator', 'titleOffice'),
  changeNotices: anyOf('administrator', 'titleOffice'),
  changeCalendars: anyOf('administrator', 'titleOffice'),
  proposeMoves: anyOf('titleOffice', 'office'),
  approveMoves: anyOf('titleOffice'),
  manageAccess: anyOf('administrator'),
  readJobs: anyOf('administrator', 'titleOffice', 'supervisor'),
  readLog: anyOf('administrator', 'titleOffice', 'supervisor'),
  manageJobs: anyOf('administrator'),
  movePracticeClock: anyOf('administrator', 'titleOffice'),
};

export const roleNames: readonly Role[] = ['administrator', 'titleOffice', 'office', 'department', 'tradeDepartment', 'employer', 'supervisor'];
