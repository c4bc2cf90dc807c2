import { describe, expect, it } from 'vitest';
import { ProblemError, describeProblem, isAnswered, problemOf, unwrap } from './problem';

const refused = { title: '已截止', titleEn: 'Closed', detail: '已于2024-11-01 24:00截止，依据TJ24-4.2-i', detailEn: 'Closed at 2024-11-01 24:00, TJ24-4.2-i' };

describe('a problem', () => {
  it('is told in the server’s own words', async () => {
    const answer = Promise.resolve({ error: refused, response: new Response(null, { status: 422 }) });
    const thrown = await unwrap(answer).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(ProblemError);
    expect((thrown as Error).message).toContain('TJ24-4.2-i');
    expect(describeProblem(problemOf(thrown), 'zh').title).toBe('已截止');
    expect(describeProblem(problemOf(thrown), 'en').title).toBe('Closed');
  });

  it('falls back to the other language', () => {
    expect(describeProblem({ title: '已截止' }, 'en').title).toBe('已截止');
  });

  it('without a body still says what to do', async () => {
    const thrown = await unwrap(Promise.resolve({ response: new Response(null, { status: 500 }) })).catch((e: unknown) => e);
    expect(problemOf(thrown).detail).toContain('500');
  });

  it('names an unreachable server', () => {
    expect(problemOf(new TypeError('Failed to fetch')).title).toBe('连接不上服务器');
  });

  it('is an answer when the server refused, and none when it failed or was not reached', () => {
    expect([new ProblemError(422, {}), new ProblemError(503, {}), new TypeError('Failed to fetch')].map(isAnswered)).toEqual([true, false, false]);
  });
});
