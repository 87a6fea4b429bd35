import '@testing-library/jest-dom';
import { configure } from '@testing-library/dom';

configure({
  // A page of this size takes its time in jsdom, more so on a busy machine.
  asyncUtilTimeout: 60_000,
  // Whether each element is visible costs seconds to compute there. What a
  // dialog hides behind it is checked by axe.
  defaultHidden: true,
});

// jsdom lays nothing out, so there is nothing to scroll.
window.scrollTo = () => {};

// jsdom draws nothing. axe asks for a canvas to recognize icon fonts.
HTMLCanvasElement.prototype.getContext = () => null;
