import { Browser } from 'playwright-core';
import { DARK, NARROW } from '../browser';
import { StartedPortal } from '../startedPortal';

/** Shared by the walks; available once the tests run. */
export interface Walk {
  portal: StartedPortal;
  browser: Browser;
}

/** Light theme, dark theme, and phone. */
export const LOOKS = {
  light: {},
  dark: DARK,
  narrow: NARROW,
};

/** Name of one of {@link LOOKS}. */
export type Look = keyof typeof LOOKS;

/** Names of all looks. */
export const LOOK_NAMES = Object.keys(LOOKS) as Look[];
