import type { DocumentWire } from '../api/wire.ts';

/** How much of a document people have looked at, as a bar and in words. */
export function ReviewBar({ counts }: { readonly counts: DocumentWire['counts'] }) {
  const { units, byStatus } = counts;
  const confirmed = byStatus.accepted + byStatus.edited;
  const done = confirmed + byStatus.rejected;
  const share = (part: number) => `${units === 0 ? 0 : (part / units) * 100}%`;
  return (
    <div class="review-bar">
      <div class="bar" aria-hidden="true">
        <span class="bar-confirmed" style={{ width: share(confirmed) }} />
        <span class="bar-rejected" style={{ width: share(byStatus.rejected) }} />
      </div>
      <span class="bar-words">
        <b>{done.toLocaleString('en')}</b> of {units.toLocaleString('en')} reviewed
      </span>
    </div>
  );
}
