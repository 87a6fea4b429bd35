import { getConfig } from '@testing-library/dom';
import axe from 'axe-core';

/** Returns the accessibility violations found by axe, one line each. */
export async function violations(): Promise<string[]> {
  const restore = ignoreStyleSheets();
  try {
    // Renders answers that arrive during the check, as `waitFor` does.
    const { violations: found } = await getConfig().asyncWrapper(() =>
      axe.run(document.body, {
        resultTypes: ['violations'],
        // jsdom has no layout, so contrast is checked in a browser instead.
        rules: { 'color-contrast': { enabled: false } },
      }),
    );
    return found.map(({ id, nodes }: axe.Result) => `${id}: ${nodes[0].html}`);
  } finally {
    restore();
  }
}

/**
 * Computes the style of each element from its attributes alone. jsdom matches
 * every rule of every style sheet against every element, which takes ten
 * seconds for a page. Content hidden by a style sheet is therefore checked as
 * if it were visible.
 *
 * @returns a function that restores the original behavior
 */
function ignoreStyleSheets(): () => void {
  const { getComputedStyle } = window;
  const blank = document.implementation.createHTMLDocument();
  window.getComputedStyle = element =>
    getComputedStyle.call(window, blank.importNode(element, false));
  return () => {
    window.getComputedStyle = getComputedStyle;
  };
}
