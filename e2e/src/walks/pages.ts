import { expectWellMade, openAs } from '../browser';
import { ENGINEER } from '../people';
import { Look, LOOKS, Walk } from './Walk';

/** Eco's pages, each with the heading that shows when it is drawn. */
const PAGES = [
  { shot: 'stack', path: '/eco', heading: 'The stack' },
  { shot: 'tools', path: '/eco/tools', heading: 'Tools' },
  { shot: 'tool', path: '/eco/tools/cert-manager', heading: 'cert-manager' },
  { shot: 'layers', path: '/eco/layers', heading: 'Layers' },
  { shot: 'layer', path: '/eco/layers/cni', heading: 'CNI' },
  {
    shot: 'certificates',
    path: '/eco/layers/certificates',
    heading: 'Certificates',
  },
  { shot: 'storage', path: '/eco/layers/storage', heading: 'Storage' },
];

/** Checks each page in a look. */
export async function expectLegible(walk: Walk, look: Look): Promise<void> {
  const { portal, browser } = walk;
  for (const { shot, path, heading } of PAGES) {
    const page = await openAs(
      browser,
      ENGINEER,
      portal.baseUrl + path,
      LOOKS[look],
    );
    await page
      .getByRole('heading', { name: heading, level: 2, exact: true })
      .waitFor();
    await expectWellMade(page, `${shot}-${look}`);
    await page.close();
  }
}
