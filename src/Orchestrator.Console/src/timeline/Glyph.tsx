import type { DueItem } from '../api/types';
import { signOf, type Tone } from './tone';

type Form = 'hard' | 'soft' | 'internal' | 'open';

export function formOf(item: Pick<DueItem, 'kind' | 'hard'>): Form {
  if (item.kind === 'opening') return 'open';
  if (item.kind === 'internal') return 'internal';
  return item.hard ? 'hard' : 'soft';
}

/** One form for each nature of a date (filled square: hard; outlined square: 原则上; diamond: 建议; triangle: opening), one sign for each state. */
export function Glyph({ form, tone, size = 18 }: { form: Form; tone: Tone; size?: number }) {
  return (
    <svg className={`glyph tone-${tone} form-${form}`} width={size} height={size} viewBox="0 0 18 18" aria-hidden="true">
      {form === 'hard' && <rect className="body" x="1.5" y="1.5" width="15" height="15" rx="3" />}
      {form === 'soft' && <rect className="body" x="2" y="2" width="14" height="14" rx="3" />}
      {form === 'internal' && <path className="body" d="M9 1.5 16.5 9 9 16.5 1.5 9Z" />}
      {form === 'open' && <path className="body" d="M3.5 2 16 9 3.5 16Z" />}
      {form !== 'open' && (
        <text className="sign" x="9" y="13" textAnchor="middle">
          {signOf[tone]}
        </text>
      )}
    </svg>
  );
}
