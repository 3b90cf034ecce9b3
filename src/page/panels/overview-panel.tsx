import { isUncertain } from '../review/filter.ts';
import type { ReviewSession } from '../review/session.ts';
import { settings } from '../review/settings.ts';
import { HistogramChart } from './histogram-chart.tsx';
import { PanelHead } from './panel-head.tsx';
import { PathPicture } from './path-picture.tsx';

/** The document at a glance: its path, and how certain it is. */
export function OverviewPanel({ session }: { readonly session: ReviewSession }) {
  session.version.value;
  const below = settings.uncertainBelow.value;
  const entries = session.list.value?.entries ?? [];
  const uncertain = entries.filter((entry) => isUncertain(entry, below)).length;
  return (
    <aside class="panel" aria-labelledby="overview-title">
      <PanelHead id="overview-title" title="Overview" />
      <p class="panel-lead">
        <b>{uncertain.toLocaleString('en')}</b> of {entries.length.toLocaleString('en')} units to look at
      </p>
      <h3>Path</h3>
      <PathPicture session={session} />
      <h3>Confidence</h3>
      <HistogramChart session={session} />
      <ul class="legend">
        <li>
          <span class="dot" data-shade="0" /> sure
        </li>
        <li>
          <span class="dot" data-shade="5" /> unsure
        </li>
        <li>
          <span class="dot confirmed" /> confirmed
        </li>
        <li>
          <span class="dot rejected" /> rejected
        </li>
      </ul>
    </aside>
  );
}
