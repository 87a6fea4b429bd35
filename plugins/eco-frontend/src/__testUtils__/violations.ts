import axe from 'axe-core';

/** What axe finds wrong, one line each. */
export async function violations(): Promise<string[]> {
  const { violations: found } = await axe.run(document.body, {
    // jsdom lays nothing out, so contrast is measured in a browser.
    rules: { 'color-contrast': { enabled: false } },
  });
  return found.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
}
