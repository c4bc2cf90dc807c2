import type { components } from './schema';

type Schemas = components['schemas'];

export type Session = Schemas['SessionAnswer'];
export type Clause = Schemas['ClauseQuote'];
export type DueItem = Schemas['DueItem'];
export type TimelineItem = Schemas['TimelineItem'];
export type Timeline = Schemas['Timeline'];
export type CycleSummary = Schemas['CycleSummary'];
export type CycleDetail = Schemas['CycleDetail'];
export type Overview = Schemas['Overview'];
export type CalendarValidity = Schemas['CalendarValidity'];
export type DeadlineDetail = Schemas['DueDetail'];
export type Proof = Schemas['DueProof'];
export type ProofDay = Schemas['ProofDayView'];
export type Definition = Schemas['DefinitionSummary'];
export type DefinitionInput = Schemas['DefinitionInput'];
export type DefinitionChanges = Schemas['DefinitionChangesView'];
export type DefinitionChange = Schemas['DefinitionChangeView'];
export type Plan = Schemas['PlanView'];
export type ApplicationRow = Schemas['ApplicationSummary'];
export type ApplicationDetail = Schemas['ApplicationDetail'];
export type StageCount = Schemas['StageCount'];
export type Calendar = Schemas['CalendarView'];
export type CalendarChange = Schemas['CalendarChange'];
export type CalendarPreview = Schemas['CalendarPreview'];
export type CalendarProposal = Schemas['CalendarProposal'];
export type Move = Schemas['MoveView'];
export type MovePreview = Schemas['MovePreview'];
export type MoveRequest = Schemas['MoveRequest'];
export type MovableDate = Schemas['MovableDateView'];
export type NewYearView = Schemas['NewYearView'];
export type NewYearRow = Schemas['NewYearRow'];
export type NewYearDate = Schemas['NewYearDate'];
export type Portal = Schemas['PortalView'];
export type DeadLetter = Schemas['DeadLetterView'];
export type Undelivered = Schemas['UndeliveredView'];
export type Job = Schemas['JobStatus'];
export type JobNode = Schemas['JobNode'];
export type CycleWakeUp = Schemas['CycleWakeUp'];
export type User = Schemas['UserView'];
export type Sandbox = Schemas['SandboxView'];
/** A problem may come from a proxy, too: nothing in it is sure. */
export type Problem = Partial<Schemas['ProblemDocument']>;

export type Lane = TimelineItem['lane'];
