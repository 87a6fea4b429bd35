import { Browser } from 'playwright-core';
import { DARK, NARROW } from '../browser';
import { StartedPortal } from '../startedPortal';

/** What the walks share; it is there once the tests run. */
export interface Walk {
  portal: StartedPortal;
  browser: Browser;
}

/** By day, by night, and on a telephone. */
export const LOOKS = {
  light: {},
  dark: DARK,
  narrow: NARROW,
};

/** One of {@link LOOKS}. */
export type Look = keyof typeof LOOKS;

/** Their names. */
export const LOOK_NAMES = Object.keys(LOOKS) as Look[];
