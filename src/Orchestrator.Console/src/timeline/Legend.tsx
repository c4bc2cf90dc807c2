import { Popover } from 'antd';
import { useText } from '../text/language';
import { Glyph } from './Glyph';
import type { Tone } from './tone';

const tones: Tone[] = ['open', 'soon', 'missed', 'met', 'planned'];

/** What forms, colours and hatching mean. */
export function Legend() {
  const text = useText();
  const content = (
    <div className="legend">
      <div><Glyph form="hard" tone="open" /> {text.timeline.hard}</div>
      <div><Glyph form="soft" tone="open" /> {text.timeline.soft}</div>
      <div><Glyph form="internal" tone="open" /> {text.timeline.internal}</div>
      <div><Glyph form="open" tone="open" /> {text.timeline.kinds.opening}</div>
      <div><span className="legend-bar tone-open" /> {text.timeline.window}</div>
      <div><span className="legend-bar tone-open is-provisional" /> {text.timeline.provisional}</div>
      <hr />
      {tones.map((tone) => (
        <div key={tone}><Glyph form="hard" tone={tone} /> {text.states[tone]}</div>
      ))}
    </div>
  );
  return (
    <Popover content={content} trigger={['click', 'hover']} placement="bottomLeft">
      <button type="button" className="text-button">{text.timeline.legend}</button>
    </Popover>
  );
}
