import type { ReviewUnit } from '../../review/index.ts';
import { Icon } from '../parts/icon.tsx';
import type { OutlineEntry } from '../review/outline-list.ts';
import { shadeOf, statusWords } from './shade.ts';

export interface GutterProps {
  readonly entry: OutlineEntry;
  readonly unit: ReviewUnit | undefined;
  readonly number: number;
  readonly showsNumber: boolean;
  readonly isMarked: boolean;
}

/** Number, confidence and status of a unit. */
export function Gutter({ entry, unit, number, showsNumber, isMarked }: GutterProps) {
  const { confidence, status } = entry;
  const words = confidence < 0 ? 'made by hand' : `confidence ${confidence} %`;
  return (
    <div role="rowheader" class="gutter" title={`${words}, ${statusWords(status)}`}>
      <span class="shade" data-shade={shadeOf(confidence)} aria-hidden="true" />
      <span class="number">{number}</span>
      <span class="visually-hidden">
        , {words}, {statusWords(status)}
        {unit?.bookmarked === true && ', bookmarked'}
        {unit?.moved === true && ', moved'}
        {isMarked && ', marked to be linked'}
      </span>
      <span class="signs" aria-hidden="true">
        {status === 'a' && <Icon name="accept" />}
        {status === 'e' && <Icon name="edit" />}
        {status === 'r' && <Icon name="reject" />}
        {isMarked && <Icon name="link" />}
        {unit?.bookmarked === true && <Icon name="bookmark" filled />}
        {unit?.moved === true && <span class="moved">moved</span>}
      </span>
      {showsNumber && (
        <span class="percentage" aria-hidden="true">
          {confidence < 0 ? 'by hand' : `${confidence} %`}
        </span>
      )}
    </div>
  );
}
