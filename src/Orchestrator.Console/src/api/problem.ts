import type { Language } from '../text/language';
import type { Problem } from './types';

/** What the server refused, in its own words (RFC 9457, Chinese and English). */
export class ProblemError extends Error {
  readonly status: number;
  readonly problem: Problem;

  constructor(status: number, problem: Problem) {
    super(problem.detail ?? problem.title ?? `HTTP ${status}`);
    this.status = status;
    this.problem = problem;
  }
}

const unreachable: Problem = {
  title: '连接不上服务器',
  titleEn: 'The server cannot be reached',
  detail: '请检查网络，或稍后重试。',
  detailEn: 'Check the network, or try again later.',
};

function unexplained(status: number): Problem {
  return {
    title: '操作没有完成',
    titleEn: 'The action did not complete',
    detail: `服务器回答 ${status}，没有说明原因。请稍后重试。`,
    detailEn: `The server answered ${status} without a reason. Try again later.`,
  };
}

export function problemOf(error: unknown): Problem {
  return error instanceof ProblemError ? error.problem : unreachable;
}

export function isUnauthorized(error: unknown): boolean {
  return error instanceof ProblemError && error.status === 401;
}

/** Whether the server has said that it did nothing; without an answer, or after a failure, nobody knows. */
export function isAnswered(error: unknown): boolean {
  return error instanceof ProblemError && error.status < 500;
}

/** Title and sentence of a problem in the reader's language; the other language is the fall-back. */
export function describeProblem(problem: Problem, language: Language): { title: string; detail: string } {
  const [title, detail] =
    language === 'zh'
      ? [problem.title ?? problem.titleEn, problem.detail ?? problem.detailEn]
      : [problem.titleEn ?? problem.title, problem.detailEn ?? problem.detail];
  return { title: title ?? '', detail: detail ?? '' };
}

/** The body of an answer, or a {@link ProblemError}. */
export async function unwrap<T>(answer: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await answer;
  if (response.ok) return data as T;
  const problem = typeof error === 'object' && error !== null ? (error as Problem) : unexplained(response.status);
  throw new ProblemError(response.status, problem.title || problem.detail ? problem : unexplained(response.status));
}
