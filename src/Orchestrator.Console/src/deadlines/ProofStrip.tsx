import { Tooltip } from 'antd';
import type { Proof, ProofDay } from '../api/types';
import { dateOfDay, dayNumber, longDay, monthDay } from '../common/format';
import { useLanguage, useText } from '../text/language';
import { shortReason } from './shortReason';

const weekdays = { zh: ['一', '二', '三', '四', '五', '六', '日'], en: ['M', 'T', 'W', 'T', 'F', 'S', 'S'] };

/** A small calendar, week by week: counted days with their number, skipped days with the reason. */
export function ProofStrip({ proof }: { proof: Proof }) {
  const text = useText();
  const { language } = useLanguage();
  const days = proof.days.toSorted((a, b) => a.date.localeCompare(b.date));
  const numbers = new Map(proof.days.filter((each) => each.counted).map((each, i) => [each.date, i + 1]));
  const documents = [...new Set(days.map((each) => each.documentNo).filter((no): no is string => Boolean(no)))];
  return (
    <div className="proof">
      <p className="proof-text">{proof.explanation}</p>
      {days.length === 0 ? <p className="muted">{text.deadline.noProof}</p> : (
        <>
          <div className="proof-calendar" role="list">
            {weekdays[language].map((name, i) => <div key={i} className="proof-weekday" aria-hidden="true">{name}</div>)}
            {cells(days).map((cell) =>
              cell.day === null ? <div key={cell.date} className="proof-day is-outside" aria-hidden="true" /> : (
                <Tooltip key={cell.date} title={`${longDay(cell.date, language)}：${cell.day.reason}${cell.day.documentNo ? `（${cell.day.documentNo}）` : ''}`} trigger={['hover', 'focus', 'click']}>
                  <div role="listitem" tabIndex={0} className={`proof-day ${cell.day.counted ? 'is-counted' : 'is-skipped'}`}>
                    <small>{monthDay(cell.date, language)}</small>
                    <b>{numbers.get(cell.date) ?? '×'}</b>
                    <span>{shortReason(cell.day)}</span>
                  </div>
                </Tooltip>
              ),
            )}
          </div>
          <div className="proof-legend muted">
            <span className="proof-swatch is-counted" /> {text.deadline.counted}
            <span className="proof-swatch is-skipped" /> {text.deadline.skipped}
          </div>
        </>
      )}
      <dl className="facts is-small">
        {documents.length > 0 && <><dt>{text.deadline.source}</dt><dd>{documents.join('；')}</dd></>}
        {proof.calendarVersion && <><dt>{text.deadline.calendar}</dt><dd>{proof.calendarVersion}</dd></>}
        {proof.conventions.length > 0 && <><dt>{text.deadline.convention}</dt><dd>{proof.conventions.join('、')}</dd></>}
      </dl>
    </div>
  );
}

/** Whole weeks, Monday first, from the first to the last day of the proof. */
function cells(days: readonly ProofDay[]): { date: string; day: ProofDay | null }[] {
  const byDate = new Map(days.map((each) => [each.date, each]));
  const first = dayNumber(days[0]!.date);
  const last = dayNumber(days.at(-1)!.date);
  // 1970-01-05, day 4, was a Monday.
  const monday = first - (((first - 4) % 7) + 7) % 7;
  const result = [];
  for (let day = monday; day <= last; day++) result.push({ date: dateOfDay(day), day: byDate.get(dateOfDay(day)) ?? null });
  return result;
}
