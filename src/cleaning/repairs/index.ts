import type { RepairRule } from '../repair.ts';
import { cjkSpace } from './cjk-space.ts';
import { doubledLetter } from './doubled-letter.ts';
import { furniture } from './furniture.ts';
import { hardWrap } from './hard-wrap.ts';
import { invisible } from './invisible.ts';
import { missingSpace } from './missing-space.ts';
import { ornament } from './ornament.ts';

/**
 * The repairs in the order in which they are made, each seeing what those before it left: signs go before what they
 * stand between is looked at, lines that come again go before lines are joined, and words are looked at last.
 */
export const REPAIR_RULES: readonly RepairRule[] = [
  invisible,
  ornament,
  furniture,
  hardWrap,
  cjkSpace,
  doubledLetter,
  missingSpace,
];
