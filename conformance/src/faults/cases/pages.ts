import {
  cutInBody,
  Exchange,
  hang,
  observe,
  refuse,
  resource,
  rewriteJson,
  Strike,
} from 'fault-injection';
import { Expected, FaultCase, FaultGroup } from '../FaultCase';
import { NOTHING_LOST } from './expectations';
import { strikeLists } from './strikeApi';

const ROLES = resource('roles');
const ROLES_STALE: Expected = { outcome: ['partial'], stale: ['roles'] };
const EXPIRED = refuse(410, 'Expired', {
  message: 'The provided continue parameter is too old',
});

interface Page {
  metadata: { continue?: string; remainingItemCount?: number };
}

/** A kind with so many objects that its list is paged. */
export const pages: FaultGroup = {
  name: 'pages',
  areSideBySide: true,
  cases: [
    {
      name: 'many-objects',
      title: '5,000 objects of one kind',
      expected: NOTHING_LOST,
      strike: strikeLaterPages(observe(({ status }) => status === 200)),
    },
    {
      name: 'page-expired-once',
      title: '410 for a later page, once',
      expected: NOTHING_LOST,
      strike: strikeLaterPages(EXPIRED, { times: 1 }),
    },
    {
      name: 'page-expired',
      title: '410 for every later page',
      expected: ROLES_STALE,
      strike: strikeLaterPages(EXPIRED),
    },
    {
      name: 'page-throttled-once',
      title: '429 for a later page, once',
      expected: NOTHING_LOST,
      strike: strikeLaterPages(refuse(429, 'TooManyRequests'), { times: 1 }),
    },
    {
      name: 'page-cut',
      title: 'every later page is cut in the body',
      expected: ROLES_STALE,
      strike: strikeLaterPages(cutInBody),
    },
    {
      name: 'page-hangs',
      title: 'a later page does not come',
      expected: ROLES_STALE,
      strike: strikeLaterPages(hang),
    },
    {
      name: 'continue-lost',
      title: 'the first page says that more remain, and has lost where',
      expected: ROLES_STALE,
      strike: strikeLists(
        ROLES,
        rewriteJson<Page>(({ metadata, ...list }) => ({
          ...list,
          metadata: { ...metadata, continue: undefined },
        })),
      ),
    },
    {
      name: 'continue-ignored',
      title: 'every page is the first one again',
      expected: ROLES_STALE,
      strike: strikeLaterPages(exchange => {
        exchange.query.delete('continue');
        return exchange.pass({ path: `${exchange.path}?${exchange.query}` });
      }),
    },
  ],
};

function strikeLaterPages(
  strike: Strike,
  options: { times?: number } = {},
): FaultCase['strike'] {
  return strikeLists(ROLES, strike, { ...options, only: isLaterPage });
}

function isLaterPage(exchange: Exchange): boolean {
  return ROLES(exchange) && exchange.query.has('continue');
}
