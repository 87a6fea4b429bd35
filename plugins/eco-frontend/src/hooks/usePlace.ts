import { matchPath, useLocation } from 'react-router-dom';
import { LayerId } from '@backstage-eco/plugin-eco-common';
import { LAYER_NAMES } from '../model/layerNames';
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
  ];
  // The address of every page begins with that of the stack.
  const tab = Math.max(
    0,
    tabs.findIndex(
      ({ href }, index) =>
        index > 0 && matchPath({ path: href, end: false }, pathname),
    ),
  );
  const below = matchPath(`${tabs[tab].href}/:id`, pathname)?.params.id ?? '';
  const toolName = useKnowledge(tabs[tab].id === 'tools' ? below : '')?.name;
  if (tab === 0) {
    return { tabs, tab, trail: [] };
  }
  const label = toolName ?? LAYER_NAMES.get(below as LayerId) ?? below;
  return {
    tabs,
    tab,
    title: label || tabs[tab].label,
    trail: label ? [tabs[tab], { label, href: pathname }] : [],
  };
}
