import { useEffect, useMemo, useState } from 'preact/hooks';
import type { DocumentWire } from '../api/wire.ts';
import { Dialog } from '../parts/dialog.tsx';
import { ThemeSwitch } from '../parts/theme-switch.tsx';
import { DocumentCard } from './document-card.tsx';
import { DocumentStore, isWorking } from './document-store.ts';
import { Upload } from './upload.tsx';

/** All documents, and the way to more. */
export function DocumentsView() {
  const store = useMemo(() => new DocumentStore(), []);
  const [removing, setRemoving] = useState<DocumentWire | undefined>(undefined);
  useEffect(() => {
    document.title = 'Hexapla';
    void store.open();
    return () => store.close();
  }, [store]);
  const documents = store.documents.value;
  const problem = store.problem.value;
  const working = documents?.filter(isWorking).length ?? 0;
  return (
    <div class="home">
      <header class="home-head">
        <img src={new URL('../icon.svg', import.meta.url).href} alt="" width={32} height={32} />
        <h1>Hexapla</h1>
        <a class="quiet-link" href="docs">
          API
        </a>
        <ThemeSwitch />
      </header>
      <main class="home-main">
        <Upload store={store} />
        {problem !== undefined && (
          <p class="problem" role="alert">
            {problem}
          </p>
        )}
        <section aria-labelledby="documents-title">
          <h2 id="documents-title" class="list-title">
            Documents
            {documents !== undefined && documents.length > 0 && <span>{documents.length}</span>}
          </h2>
          <p class="visually-hidden" role="status">
            {working > 0 ? `${working} being aligned` : ''}
          </p>
          {documents?.length === 0 && (
            <p class="empty">Nothing here yet. What you align appears here and waits for your review.</p>
          )}
          <ul class="documents">
            {documents?.map((each) => (
              <DocumentCard key={each.id} document={each} onRemove={() => setRemoving(each)} />
            ))}
          </ul>
          {store.next.value !== undefined && (
            <button type="button" class="button" onClick={() => void store.more()}>
              Older documents
            </button>
          )}
        </section>
      </main>
      {removing !== undefined && (
        <Dialog title="Delete the document?" onClose={() => setRemoving(undefined)}>
          <p>
            <b>{removing.name}</b> and its whole review are removed for good.
            {isWorking(removing) && ' The work on it stops.'}
          </p>
          <div class="dialog-buttons">
            <button type="button" class="button" onClick={() => setRemoving(undefined)}>
              Keep it
            </button>
            <button
              type="button"
              class="button danger"
              onClick={() => {
                setRemoving(undefined);
                void store.remove(removing.id);
              }}
            >
              Delete
            </button>
          </div>
        </Dialog>
      )}
    </div>
  );
}
