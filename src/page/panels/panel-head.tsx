import { Icon } from '../parts/icon.tsx';
import { panel } from '../review/panels.ts';

/** The title of a panel, by which it is labelled, and the way out of it. */
export function PanelHead({ id, title }: { readonly id: string; readonly title: string }) {
  return (
    <header class="panel-head">
      <h2 id={id}>{title}</h2>
      <button
        type="button"
        class="icon-button"
        aria-label="Close"
        onClick={() => {
          panel.value = undefined;
        }}
      >
        <Icon name="close" />
      </button>
    </header>
  );
}
