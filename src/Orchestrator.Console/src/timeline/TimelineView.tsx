import { Segmented } from 'antd';
import { useState } from 'react';
import type { Timeline, TimelineItem } from '../api/types';
import { useIsNarrow } from '../common/useIsNarrow';
import { useText } from '../text/language';
import { Legend } from './Legend';
import { TimelineChart, type Zoom } from './TimelineChart';
import { TimelineList } from './TimelineList';

/** A cycle's time line: chart or list, the chart at three zooms. */
export function TimelineView({ timeline, onSelect }: { timeline: Timeline; onSelect: (item: TimelineItem) => void }) {
  const text = useText();
  const narrow = useIsNarrow();
  const [chosen, setChosen] = useState<'chart' | 'list' | null>(null);
  const [zoom, setZoom] = useState<Zoom>('fit');
  const view = chosen ?? (narrow ? 'list' : 'chart');
  return (
    <div>
      <div className="timeline-tools">
        <Segmented
          size="small"
          aria-label={text.timeline.view}
          value={view}
          onChange={setChosen}
          options={[{ value: 'chart', label: text.timeline.chart }, { value: 'list', label: text.timeline.list }]}
        />
        {view === 'chart' && (
          <Segmented
            size="small"
            aria-label={text.timeline.zoom}
            value={zoom}
            onChange={setZoom}
            options={[{ value: 'fit', label: text.timeline.fit }, { value: 'month', label: text.timeline.month }, { value: 'week', label: text.timeline.week }]}
          />
        )}
        <Legend />
      </div>
      {view === 'chart' || narrow ? <TimelineChart timeline={timeline} zoom={zoom} compact={narrow && zoom === 'fit'} onSelect={onSelect} /> : null}
      {view === 'list' && <TimelineList timeline={timeline} onSelect={onSelect} />}
    </div>
  );
}
