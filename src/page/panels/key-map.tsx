import { Dialog } from '../parts/dialog.tsx';
import { BINDINGS, keyName } from '../review/keys.ts';

const GROUPS = ['Move', 'Judge', 'Put right', 'Find', 'Show'] as const;
/** Keys of fields and of the split, which are no commands of the table. */
const WITHIN: readonly (readonly [string, string])[] = [
  ['Ctrl ↵', 'Save a text or a note'],
  ['Esc', 'Leave it as it was'],
  ['← →', 'Split: the cut by a sentence or word'],
  ['⇧ ← →', 'Split: the cut by a character'],
  ['↑ ↓', 'Split: another language'],
  ['↵', 'Split there'],
];

/** Every key and what it does. */
export function KeyMap({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Keys" onClose={onClose} wide>
      <div class="key-map">
        {GROUPS.map((group) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {BINDINGS.filter((binding) => binding.group === group).map(({ command, keys, label }) => (
                <div key={command}>
                  <dt>
                    {keys.map((key) => (
                      <kbd key={key}>{keyName(key)}</kbd>
                    ))}
                  </dt>
                  <dd>{label}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <section>
          <h3>While writing or splitting</h3>
          <dl>
            {WITHIN.map(([key, label]) => (
              <div key={label}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{label}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  );
}
