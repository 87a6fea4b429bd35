import {
  ClusterSummary,
  LayerId,
  Tool,
} from '@backstage-eco/plugin-eco-common';
import { EcoQueries, NameQuery } from './api/queries';
import { Translate } from './hooks/useEcoTranslation';
import { kindTitle } from './model/kinds';
import { LAYER_NAMES } from './model/layerNames';

/** Decoded parameters of a page's path. */
export type PageParams = Record<string, string>;

/** One of Eco's pages. */
export interface EcoPage<TPath extends string = string> {
  /** Relative to Eco's own path. */
  path: TPath;
  /** Adds a tab. Tabs are in the order of the table. */
  tab?: boolean;
  /** Parent page, for the tab and the breadcrumbs. */
  parent?: string;
  /** Returns the title for the tab, the breadcrumb and the document. */
  title(t: Translate, params: PageParams): string;
  /** Queries a better title than can be derived from the path parameters. */
  name?(queries: EcoQueries, params: PageParams): NameQuery;
  /**
   * Loads the component on demand. Its return type is left out: pages link to
   * each other through the type of this table, so it would be circular.
   */
  load(): Promise<() => void>;
}

/**
 * All pages. Routes, route refs, tabs, breadcrumbs, document titles and links
 * of both frontend systems are derived from this table.
 */
export const PAGES = table({
  stack: {
    path: '/',
    tab: true,
    title: t => t('tab.stack'),
    load: () => import('./pages/StackPage').then(m => m.StackPage),
  },
  fleet: {
    path: '/fleet',
    tab: true,
    title: t => t('fleet.title'),
    load: () => import('./pages/FleetPage').then(m => m.FleetPage),
  },
  overhead: {
    path: '/overhead',
    parent: 'fleet',
    title: t => t('overhead.title'),
    load: () => import('./pages/OverheadPage').then(m => m.OverheadPage),
  },
  compare: {
    path: '/compare',
    tab: true,
    title: t => t('comparison.title'),
    load: () => import('./pages/ComparePage').then(m => m.ComparePage),
  },
  tools: {
    path: '/tools',
    tab: true,
    title: t => t('tab.tools'),
    load: () => import('./pages/ToolsPage').then(m => m.ToolsPage),
  },
  tool: {
    path: '/tools/:toolId',
    parent: 'tools',
    title: (_, { toolId }) => toolId,
    name: (queries, { toolId }) => ({
      ...queries.definitions(),
      select: (tools: Tool[]) => tools.find(({ id }) => id === toolId)?.name,
    }),
    load: () => import('./pages/ToolPage').then(m => m.ToolPage),
  },
  layers: {
    path: '/layers',
    tab: true,
    title: t => t('tab.layers'),
    load: () => import('./pages/LayersPage').then(m => m.LayersPage),
  },
  layer: {
    path: '/layers/:layerId',
    parent: 'layers',
    title: (_, { layerId }) => LAYER_NAMES.get(layerId as LayerId) ?? layerId,
    load: () => import('./pages/LayerPage').then(m => m.LayerPage),
  },
  operators: {
    path: '/operators',
    tab: true,
    title: t => t('operators.title'),
    load: () => import('./pages/OperatorsPage').then(m => m.OperatorsPage),
  },
  aboutOperators: {
    path: '/operators/about',
    parent: 'operators',
    title: t => t('aboutOperators.title'),
    load: () =>
      import('./pages/AboutOperatorsPage').then(m => m.AboutOperatorsPage),
  },
  operator: {
    path: '/operators/:cluster/:namespace/:kind/:name',
    parent: 'operators',
    title: (_, { name }) => name,
    load: () => import('./pages/OperatorPage').then(m => m.OperatorPage),
  },
  kinds: {
    path: '/kinds',
    tab: true,
    title: t => t('kinds.title'),
    load: () => import('./pages/KindsPage').then(m => m.KindsPage),
  },
  kind: {
    path: '/kinds/:group/:plural',
    parent: 'kinds',
    title: (_, { group, plural }) => `${plural}.${group}`,
    load: () => import('./pages/KindPage').then(m => m.KindPage),
  },
  findings: {
    path: '/findings',
    tab: true,
    title: t => t('findings.title'),
    load: () => import('./pages/FindingsPage').then(m => m.FindingsPage),
  },
  finding: {
    path: '/findings/:finding',
    parent: 'findings',
    title: t => t('finding.title'),
    load: () => import('./pages/FindingPage').then(m => m.FindingPage),
  },
  clusters: {
    path: '/clusters',
    tab: true,
    title: t => t('tab.clusters'),
    load: () => import('./pages/ClustersPage').then(m => m.ClustersPage),
  },
  cluster: {
    path: '/clusters/:cluster',
    parent: 'clusters',
    title: (_, { cluster }) => cluster,
    name: (queries, { cluster }) => ({
      ...queries.clusters(),
      select: (clusters: ClusterSummary[]) =>
        clusters.find(({ name }) => name === cluster)?.title,
    }),
    load: () => import('./pages/ClusterPage').then(m => m.ClusterPage),
  },
  objects: {
    path: '/clusters/:cluster/:kind',
    parent: 'cluster',
    title: (_, { kind }) => kindTitle(kind),
    load: () => import('./pages/ObjectsPage').then(m => m.ObjectsPage),
  },
  databases: {
    path: '/databases',
    tab: true,
    title: t => t('tab.databases'),
    load: () => import('./pages/DatabasesPage').then(m => m.DatabasesPage),
  },
  newDatabase: {
    path: '/databases/new',
    parent: 'databases',
    title: t => t('databaseForm.newTitle'),
    load: () => import('./pages/NewDatabasePage').then(m => m.NewDatabasePage),
  },
  databaseRequest: {
    path: '/databases/requests/:requestId',
    parent: 'databases',
    title: (t, { requestId }) =>
      t('databaseRequest.crumb', { id: requestId.slice(0, 8) }),
    load: () =>
      import('./pages/DatabaseRequestPage').then(m => m.DatabaseRequestPage),
  },
  database: {
    path: '/databases/:cluster/:namespace/:name',
    parent: 'databases',
    title: (_, { name }) => name,
    load: () => import('./pages/DatabasePage').then(m => m.DatabasePage),
  },
  changeDatabase: {
    path: '/databases/:cluster/:namespace/:name/change',
    parent: 'database',
    title: t => t('database.change'),
    load: () =>
      import('./pages/ChangeDatabasePage').then(m => m.ChangeDatabasePage),
  },
  history: {
    path: '/history',
    tab: true,
    title: t => t('tab.history'),
    load: () => import('./pages/HistoryPage').then(m => m.HistoryPage),
  },
});

/** Key of a page in {@link PAGES}. */
export type EcoPageId = keyof typeof PAGES;

/** Preserves the paths as literal types, from which parameters are inferred. */
function table<TPaths extends Record<string, string>>(pages: {
  [TId in keyof TPaths]: EcoPage<TPaths[TId]>;
}) {
  return pages;
}
