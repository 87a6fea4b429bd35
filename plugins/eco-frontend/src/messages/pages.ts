/** Messages of the page frame, and of pages that cannot be shown. */
export const pagesMessages = {
  page: {
    title: 'Ecosystem',
    subtitle: 'What every cluster really runs, layer by layer',
    loading: 'Reading what the clusters run',
    breadcrumbs: 'Breadcrumbs',
  },
  tab: {
    stack: 'Stack',
    tools: 'Tools',
    layers: 'Layers',
    clusters: 'Clusters',
    databases: 'Databases',
    history: 'History',
  },
  notice: {
    notUpdated: 'Could not refresh: {{reason}}. Showing data from {{age}}.',
    noSuchCluster: 'No cluster that you may see is named {{names}}.',
    noSuchFilter: 'The address has unknown filters: {{filters}}.',
    noDefinitions:
      'Tool definitions could not be loaded: {{reason}}. Showing only tools that were found.',
    showAll: 'Show everything',
  },
  noClusters: {
    none: 'No clusters configured',
    noneDescription:
      'Eco shows the clusters of the Backstage Kubernetes plugin. Install its backend if you have not, add a cluster to app-config.yaml and restart.',
    known: 'No clusters that you may see',
    knownDescription:
      'There are clusters, but you need {{permission}} to see them. Ask your portal administrators.',
    failed: 'The list of clusters could not be read',
    failedDescription:
      'The Kubernetes plugin has returned an error since {{time}}: {{reason}}. Check the kubernetes section of app-config.yaml, and the log of the backend. Eco keeps trying.',
    pending: 'Looking for clusters',
    pendingDescription:
      'The backend has not listed the clusters yet. This takes a few seconds after a start.',
  },
  noneRead: {
    title: 'Unknown: no cluster has been read yet.',
    link: 'Read status of each cluster',
  },
  denied: {
    title: 'You may not see what clusters run',
    description:
      'You need {{permission}}. Ask your portal administrators for it.',
  },
  signedOut: {
    title: 'You are signed out',
    description: 'Sign in again to see what your clusters run.',
  },
  backendMissing: {
    title: 'The Eco backend is not installed',
    description:
      'This page needs the Eco backend plugin. Add it to packages/backend/src/index.ts and restart the backend.',
  },
  error: {
    title: 'This could not be loaded',
    unexpected:
      'The answer of the Eco backend has an unexpected form ({{reason}}). Use the same version of the Eco packages in the frontend and the backend.',
    retry: 'Try again',
  },
  noSuchPage: {
    title: 'Page not found',
    back: 'Go to the stack',
  },
} as const;
