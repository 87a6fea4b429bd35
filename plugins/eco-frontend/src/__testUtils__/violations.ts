import { getConfig } from '@testing-library/dom';
import axe from 'axe-core';

/** What axe finds wrong, one line each. */
export async function violations(): Promise<string[]> {
  // Answers that come meanwhile are drawn as they are while a test waits.
  const { violations: found } = await getConfig().asyncWrapper(() =>
    axe.run(document.body, {
      // jsdom lays nothing out, so contrast is measured in a browser.
      rules: { 'color-contrast': { enabled: false } },
    }),
  );
  return found.map(({ id, nodes }: axe.Result) => `${id}: ${nodes[0].html}`);
}
