import { useState } from 'preact/hooks';
import { giveToken, tokenWanted } from '../api/token.ts';
import { Dialog } from './dialog.tsx';

/** Asks for a token where the service wants one. It is kept as long as the tab is open. */
export function TokenDialog() {
  const [text, setText] = useState('');
  const reason = tokenWanted.value;
  if (reason === undefined) return null;
  return (
    <Dialog title="Token" onClose={() => undefined}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() === '') return;
          giveToken(text);
          setText('');
        }}
      >
        <p>{reason}</p>
        <label class="field">
          Token, as <code>hexapla token create</code> gave it
          <input
            type="password"
            autocomplete="off"
            spellcheck={false}
            placeholder="hx_…"
            value={text}
            onInput={({ currentTarget }) => setText(currentTarget.value)}
          />
        </label>
        <div class="dialog-buttons">
          <button type="submit" class="button primary">
            Go on
          </button>
        </div>
      </form>
    </Dialog>
  );
}
