import { signal } from '@preact/signals';
import { render } from 'preact';
import { DocumentsView } from './documents/documents-view.tsx';
import { followTheme } from './parts/theme-switch.tsx';
import { TokenDialog } from './parts/token-dialog.tsx';
import { documentOf } from './route.ts';
import { ReviewView } from './view/review-view.tsx';

const opened = signal(documentOf(location.hash));
addEventListener('hashchange', () => {
  opened.value = documentOf(location.hash);
});

function Page() {
  const id = opened.value;
  return (
    <>
      {id === undefined ? <DocumentsView /> : <ReviewView key={id} id={id} />}
      <TokenDialog />
    </>
  );
}

followTheme();
const root = document.getElementById('app');
if (root !== null) render(<Page />, root);
