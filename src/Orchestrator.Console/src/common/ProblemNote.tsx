import { Alert, Button } from 'antd';
import { describeProblem, problemOf } from '../api/problem';
import { useLanguage, useText } from '../text/language';

/** What went wrong, in the server's own sentence, with the clauses it stands on. */
export function ProblemNote({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const text = useText();
  const { language } = useLanguage();
  const problem = problemOf(error);
  const { title, detail } = describeProblem(problem, language);
  return (
    <Alert
      type="error"
      showIcon
      title={title}
      action={onRetry && <Button size="small" onClick={onRetry}>{text.common.retry}</Button>}
      description={
        <>
          {detail !== title && <div>{detail}</div>}
          {problem.errors?.map((each, i) => <div key={i}>{each.path ? <code>{each.path}</code> : null} {language === 'zh' ? each.message : (each.messageEn ?? each.message)}</div>)}
          {problem.clauses && problem.clauses.length > 0 && <div>{text.common.clauses}：{problem.clauses.join('、')}</div>}
          {problem.traceId && <div className="muted">{text.common.traceId} {problem.traceId}</div>}
        </>
      }
    />
  );
}
