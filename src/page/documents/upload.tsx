import { useRef, useState } from 'preact/hooks';
import { Icon } from '../parts/icon.tsx';
import type { DocumentStore, UploadOptions } from './document-store.ts';

/** Files by a drop or a dialog, or a text that is pasted. */
export function Upload({ store }: { readonly store: DocumentStore }) {
  const [isOver, setOver] = useState(false);
  const [isPasting, setPasting] = useState(false);
  const [options, setOptions] = useState<UploadOptions>({ languages: '', segmentation: 'auto' });
  const picker = useRef<HTMLInputElement>(null);
  const text = useRef<HTMLTextAreaElement>(null);
  const name = useRef<HTMLInputElement>(null);
  const isSending = store.sending.value;
  const send = (files: readonly File[]) => {
    if (files.length > 0) void store.upload(files, options);
  };
  return (
    <section
      class="upload"
      aria-labelledby="upload-title"
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        send([...(event.dataTransfer?.files ?? [])]);
      }}
    >
      <div class="upload-main">
        <div class="upload-words">
          <h2 id="upload-title">Align a document</h2>
          <p>
            One file with all its languages, or a file for each. Text, Word, PDF, HTML, Markdown, TMX, XLIFF,
            CSV and more.
          </p>
        </div>
        <div class="upload-buttons">
          <button
            type="button"
            class="button primary"
            disabled={isSending}
            onClick={() => picker.current?.click()}
          >
            <Icon name="upload" /> {isSending ? 'Sending…' : 'Choose files'}
          </button>
          <button
            type="button"
            class="button"
            aria-expanded={isPasting}
            onClick={() => setPasting(!isPasting)}
          >
            Paste text
          </button>
          <span class="or">or drop them here</span>
        </div>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          aria-label="Files to align"
          onChange={({ currentTarget }) => {
            send([...(currentTarget.files ?? [])]);
            currentTarget.value = '';
          }}
        />
      </div>
      {isPasting && (
        <form
          class="paste"
          onSubmit={async (event) => {
            event.preventDefault();
            const isTaken = await store.paste(text.current?.value ?? '', name.current?.value ?? '', options);
            if (isTaken) setPasting(false);
          }}
        >
          <label class="field">
            Text in all its languages
            <textarea ref={text} rows={8} dir="auto" required />
          </label>
          <label class="field">
            Name
            <input ref={name} type="text" placeholder="pasted text" maxLength={200} />
          </label>
          <div class="dialog-buttons">
            <button type="submit" class="button primary" disabled={isSending}>
              Align
            </button>
          </div>
        </form>
      )}
      <details class="upload-options">
        <summary>Options</summary>
        <div class="option-fields">
          <label class="field">
            Languages, in the order of the columns
            <input
              type="text"
              placeholder="found by themselves; or en, zh-Hant, ja"
              value={options.languages}
              onInput={({ currentTarget }) => setOptions({ ...options, languages: currentTarget.value })}
            />
          </label>
          <label class="field">
            Segments
            <select
              value={options.segmentation}
              onChange={({ currentTarget }) =>
                setOptions({ ...options, segmentation: currentTarget.value === 'lines' ? 'lines' : 'auto' })
              }
            >
              <option value="auto">Sentences</option>
              <option value="lines">Lines as they are</option>
            </select>
          </label>
        </div>
      </details>
    </section>
  );
}
