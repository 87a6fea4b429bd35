import { matchPath, useLocation } from 'react-router-dom';
import { LayerId } from '@backstage-eco/plugin-eco-common';
import { kindTitle } from '../model/kinds';
import { LAYER_NAMES } from '../model/layerNames';
import { useClusters } from './useClusters';
import { useKnowledge } from './useDefinitions';
import { useEcoPaths } from './useEcoPaths';
import { useEcoTranslation } from './useEcoTranslation';

/** A step on the way to a page. */
export interface Step {
  label: string;
  href: string;
}

/** Which of Eco's pages is shown. */
export interface Place {
  /** What the page is about; undefined on the stack, which Eco is about. */
  title?: string;
  /** The way to it below Eco's own title. Empty on the pages of the tabs. */
  trail: Step[];
  tabs: Array<Step & { id: string }>;
  /** The position of its tab. */
  tab: number;
}

/**
 * Reads from the address which page is shown. A new page adds its tab here, its
 * route to `EcoRoutes`, and its address to `useEcoPaths`.
 */
export function usePlace(): Place {
  const t = useEcoTranslation();
  const paths = useEcoPaths();
  const { pathname } = useLocation();
  const tabs = [
    { id: 'stack', label: t('tab.stack'), href: paths.stack },
    { id: 'tools', label: t('tab.tools'), href: paths.tools },
    { id: 'layers', label: t('tab.layers'), href: paths.layers },
    { id: 'clusters', label: t('tab.clusters'), href: paths.clusters },
    { id: 'history', label: t('tab.history'), href: paths.history },
  ];
  // The address of every page begins with that of the stack.
  const tab = Math.max(
    0,
    tabs.findIndex(
      ({ href }, index) =>
        index > 0 && matchPath({ path: href, end: false }, pathname),
    ),
  );
  const below = useStepsBelow(tabs[tab]);
  if (tab === 0) {
    return { tabs, tab, trail: [] };
  }
  return {
    tabs,
    tab,
    title: below.at(-1)?.label ?? tabs[tab].label,
    trail: below.length > 0 ? [tabs[tab], ...below] : [],
  };
}

/** The way from the page of a tab to the page that is shown. */
function useStepsBelow(tab: Step & { id: string }): Step[] {
  const { pathname } = useLocation();
  const encoded = pathname
    .slice(tab.href.length)
    .split('/')
    .filter(part => part !== '');
  const [first = '', second] = encoded.map(decoded);
  const toolName = useKnowledge(tab.id === 'tools' ? first : '')?.name;
  const { data: clusters } = useClusters({
    enabled: tab.id === 'clusters' && first !== '',
  });
  const name = {
    tools: toolName,
    layers: LAYER_NAMES.get(first as LayerId),
    clusters: clusters?.find(each => each.name === first)?.title,
  }[tab.id];
  const labels = [
    name ?? first,
    ...(second === undefined ? [] : [kindTitle(second)]),
  ];
  return encoded.slice(0, labels.length).map((_, index) => ({
    label: labels[index],
    href: [tab.href, ...encoded.slice(0, index + 1)].join('/'),
  }));
}

/** A part of an address as it was meant; as it is where it is none. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
