import { useLayoutEffect, useRef, useState } from 'preact/hooks';

export interface CellEditorProps {
  readonly label: string;
  readonly lang: string | undefined;
  readonly dir: 'ltr' | 'rtl' | 'auto';
  readonly text: string;
  readonly onDraft: (text: string) => void;
  readonly onSave: (text: string) => void;
  readonly onCancel: () => void;
}

/** A text being written in its place: Ctrl+Enter saves it, Escape leaves it as it was. */
export function CellEditor({ label, lang, dir, text, onDraft, onSave, onCancel }: CellEditorProps) {
  const ref = useRef<HTMLTextAreaElement>(null);
  const [value, setValue] = useState(text);
  // Before the next key arrives: who types fast types into it.
  useLayoutEffect(() => {
    const area = ref.current;
    area?.focus({ preventScroll: true });
    area?.setSelectionRange(area.value.length, area.value.length);
  }, []);
  useLayoutEffect(() => {
    const area = ref.current;
    if (area === null) return;
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight + 2}px`;
  }, [value]);
  return (
    <div class="editor">
      <textarea
        ref={ref}
        aria-label={label}
        lang={lang}
        dir={dir}
        rows={1}
        spellcheck
        value={value}
        onInput={({ currentTarget }) => {
          setValue(currentTarget.value);
          onDraft(currentTarget.value);
        }}
        onKeyDown={(event) => {
          event.stopPropagation();
          // Enter and Escape may belong to what chooses characters (an input method).
          if (event.isComposing) return;
          if (event.key === 'Escape') onCancel();
          else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSave(value);
          else return;
          event.preventDefault();
        }}
      />
      <div class="editor-buttons">
        <button type="button" class="button primary small" onClick={() => onSave(value)}>
          Save <kbd>Ctrl ↵</kbd>
        </button>
        <button type="button" class="button small" onClick={onCancel}>
          Cancel <kbd>Esc</kbd>
        </button>
      </div>
    </div>
  );
}
