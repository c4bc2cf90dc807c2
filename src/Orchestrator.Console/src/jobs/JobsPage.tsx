import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Skeleton } from 'antd';
import { api } from '../api/client';
import { unwrap } from '../api/problem';
import { keys, useJobs, useSession } from '../api/queries';
import { ProblemNote } from '../common/ProblemNote';
import { may } from '../session/roles';
import { useText } from '../text/language';
import { JobsTable } from './JobsTable';
import { NodesTable } from './NodesTable';
import { WakeUps } from './WakeUps';

export type Deed = { id: string; act: 'run' | 'pause' | 'resume' };

/** 任务: what runs by itself, on which nodes, how it went, and what comes next. */
export function JobsPage() {
  const text = useText();
  const client = useQueryClient();
  const { message } = App.useApp();
  const session = useSession();
  const jobs = useJobs();
  const deed = useMutation({
    mutationFn: ({ id, act }: Deed) => unwrap(api.POST(`/api/console/v1/jobs/{id}/${act}`, { params: { path: { id } } })),
    onSuccess: async (_, { act }) => {
      void message.success(text.jobs.done[act]);
      await client.invalidateQueries({ queryKey: keys.jobs });
    },
  });
  const error = jobs.error ?? deed.error;
  const data = jobs.data;
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{text.jobs.title}</h1>
          <p className="muted">{text.jobs.explain}</p>
        </div>
        <a href="/hangfire" target="_blank" rel="noreferrer">{text.jobs.dashboard}</a>
      </div>
      {error && <ProblemNote error={error} onRetry={() => void jobs.refetch()} />}
      {!data ? !jobs.error && <Skeleton active /> : (
        <>
          {data.deadLetters > 0 && <Alert type="warning" showIcon title={text.jobs.deadLetters(data.deadLetters)} />}
          {!data.nodes.some((node) => node.isServing) && <Alert type="error" showIcon title={text.jobs.nobody} />}
          <JobsTable jobs={data.jobs} mayManage={may.manageJobs(session.data)} pending={deed.isPending} onDeed={deed.mutate} />
          <p className="muted">{text.jobs.queued(data.queued)}</p>
          <h2>{text.jobs.nodes}</h2>
          <NodesTable nodes={data.nodes} />
          <h2>{text.jobs.wakeUps}</h2>
          <WakeUps wakeUps={data.wakeUps} />
        </>
      )}
    </>
  );
}
