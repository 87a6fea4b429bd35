import '@testing-library/jest-dom';
import { configure } from '@testing-library/dom';

configure({
  // A page of this size is slow in jsdom, even more so on a busy machine.
  asyncUtilTimeout: 60_000,
  // Computing the visibility of each element costs seconds in jsdom. axe checks
  // what a dialog hides behind it.
  defaultHidden: true,
});

// jsdom has no layout, so there is nothing to scroll.
window.scrollTo = () => {};

// jsdom cannot draw, and axe uses a canvas to detect icon fonts.
HTMLCanvasElement.prototype.getContext = () => null;
