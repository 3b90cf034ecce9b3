import { Dialog } from '../parts/dialog.tsx';
import { settings } from '../review/settings.ts';

/** What a person wants otherwise, kept in the browser. */
export function SettingsDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Settings" onClose={onClose}>
      <label class="field">
        A unit is uncertain under a confidence of {settings.uncertainBelow.value} %
        <input
          type="range"
          min={0}
          max={100}
          step={1}
          value={settings.uncertainBelow.value}
          onInput={({ currentTarget }) => {
            settings.uncertainBelow.value = Number(currentTarget.value);
          }}
        />
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={settings.autoRealign.value}
          onChange={({ currentTarget }) => {
            settings.autoRealign.value = currentTarget.checked;
          }}
        />
        Realign around a unit after it was merged, split, moved or linked
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={settings.numbers.value}
          onChange={({ currentTarget }) => {
            settings.numbers.value = currentTarget.checked;
          }}
        />
        Show every confidence as a number
      </label>
    </Dialog>
  );
}
