import { effect } from '@preact/signals';
import { settings, type Theme } from '../review/settings.ts';
import { Icon, type IconName } from './icon.tsx';

const NEXT: Readonly<Record<Theme, Theme>> = { system: 'light', light: 'dark', dark: 'system' };
const ICONS: Readonly<Record<Theme, IconName>> = { system: 'system', light: 'sun', dark: 'moon' };

/** Keeps the page in the colours that were chosen. */
export function followTheme(): void {
  effect(() => {
    document.documentElement.dataset['theme'] = settings.theme.value;
  });
}

export function ThemeSwitch() {
  const theme = settings.theme.value;
  const label = `Colours: ${theme === 'system' ? 'as the system' : theme}. Change to ${NEXT[theme]}`;
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={label}
      title={label}
      onClick={() => {
        settings.theme.value = NEXT[theme];
      }}
    >
      <Icon name={ICONS[theme]} />
    </button>
  );
}
