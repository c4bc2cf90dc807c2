import { Popover } from 'antd';
import type { Clause } from '../api/types';
import { useText } from '../text/language';

/** Clause ids; hover, tap or focus shows the notice's own sentence. */
export function ClauseChips({ clauses }: { clauses: readonly Clause[] }) {
  const text = useText();
  return (
    <>
      {clauses.map((clause) => (
        <Popover key={clause.id} title={clause.id} content={<div className="quote">{clause.quote ? `“${clause.quote}”` : text.deadline.noQuote}</div>} trigger={['hover', 'click', 'focus']}>
          <button type="button" className="clause" aria-label={`${text.common.clauses} ${clause.id}`}>{clause.id}</button>
        </Popover>
      ))}
    </>
  );
}
