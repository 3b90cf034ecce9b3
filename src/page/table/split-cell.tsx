import { type ReviewCell, textOf } from '../../review/index.ts';
import { boundaries } from '../review/cuts.ts';
import { runsOf } from '../review/highlight.ts';

export interface SplitCellProps {
  readonly cell: ReviewCell;
  readonly language: string;
  readonly cut: number;
  /** Whether the arrow keys move this cut. */
  readonly isActive: boolean;
  readonly onCut: (offset: number) => void;
}

/** A cell with the place where it is about to be cut; a click puts the place elsewhere. */
export function SplitCell({ cell, language, cut, isActive, onCut }: SplitCellProps) {
  const text = textOf(cell, language);
  const runs = runsOf(text, [], boundaries(cell, language), [cut]);
  const place = () => {
    const selection = getSelection();
    const node = selection?.anchorNode;
    const run = node?.parentElement?.closest<HTMLElement>('[data-start]');
    if (selection && run) onCut(Number(run.dataset['start']) + selection.anchorOffset);
  };
  const knife = <span class="knife" data-active={isActive} aria-hidden="true" />;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the arrow keys do the same, in the grid around it
    // biome-ignore lint/a11y/noStaticElementInteractions: as above
    <div class="splitting" onClick={place}>
      {cut <= 0 && knife}
      {runs.map(({ start, text: part, endsSentence }) => (
        <>
          {start === cut && start > 0 && knife}
          <span data-start={start} class={start >= cut ? 'second-part' : 'first-part'}>
            {part}
          </span>
          {endsSentence && start + part.length !== cut && <span class="stop" aria-hidden="true" />}
        </>
      ))}
      {cut >= text.length && knife}
    </div>
  );
}
