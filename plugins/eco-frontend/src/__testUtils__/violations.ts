import { getConfig } from '@testing-library/dom';
import axe from 'axe-core';

/** What axe finds wrong, one line each. */
export async function violations(): Promise<string[]> {
  const restore = ignoreStyleSheets();
  try {
    // Answers that come meanwhile are drawn as they are while a test waits.
    const { violations: found } = await getConfig().asyncWrapper(() =>
      axe.run(document.body, {
        resultTypes: ['violations'],
        // jsdom lays nothing out, so contrast is measured in a browser.
        rules: { 'color-contrast': { enabled: false } },
      }),
    );
    return found.map(({ id, nodes }: axe.Result) => `${id}: ${nodes[0].html}`);
  } finally {
    restore();
  }
}

/**
 * Makes each element's style of its attributes alone: jsdom tries every rule of
 * every style sheet on every element, which takes ten seconds for a page. What a
 * sheet hides is checked as if it were visible.
 *
 * @returns what ends that
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
