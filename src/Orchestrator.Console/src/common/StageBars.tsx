import type { StageCount } from '../api/types';

/** How many applications are in each stage, as bars on one scale. */
export function StageBars({ stages, total, empty }: { stages: readonly StageCount[]; total: number; empty: string }) {
  if (stages.length === 0) return <p className="muted">{empty}</p>;
  return (
    <div className="stage-bars">
      {stages.map((stage) => (
        <div key={stage.stage} className="stage-bar">
          <span>{stage.text}</span>
          <span className="stage-track"><span style={{ width: `${total === 0 ? 0 : (100 * stage.count) / total}%` }} /></span>
          <b>{stage.count}</b>
        </div>
      ))}
    </div>
  );
}
