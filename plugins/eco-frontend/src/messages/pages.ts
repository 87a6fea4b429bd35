/** What the frame of the pages says, and a page that cannot be shown. */
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
    notUpdated:
      'The portal could not be asked again: {{reason}}. This is the answer from {{age}}.',
    noSuchCluster: 'No cluster that you may see is named {{names}}.',
    noSuchFilter:
      'The address asks for {{filters}}, which is none of the choices.',
    noDefinitions:
      'What is known of tools could not be loaded: {{reason}}. Only what was found is shown.',
    showAll: 'Show everything',
  },
  noClusters: {
    none: 'No clusters configured',
    noneDescription:
      'Eco shows the clusters of the Backstage Kubernetes plugin. Add one to app-config.yaml and restart the backend.',
    known: 'No clusters that you may see',
    knownDescription:
      'There are clusters, but you need the permission {{permission}} to see them. Ask your portal administrators.',
    failed: 'The list of clusters could not be read',
    failedDescription:
      'The Kubernetes plugin answers with an error since {{time}}: {{reason}}. Eco keeps trying.',
    pending: 'Looking for clusters',
    pendingDescription:
      'The backend has not listed the clusters yet. This takes some seconds after a start.',
  },
  denied: {
    title: 'You may not see what clusters run',
    description:
      'This needs the permission {{permission}}. Ask those who look after the portal for it.',
  },
  signedOut: {
    title: 'You are signed out',
    description: 'Sign in again to see what your clusters run.',
  },
  backendMissing: {
    title: 'The Eco backend is not installed',
    description:
      'This page needs its other half. Add it to packages/backend/src/index.ts and start the backend again.',
  },
  error: {
    title: 'This could not be loaded',
    retry: 'Try again',
  },
  noSuchPage: {
    title: 'There is no such page',
    back: 'To the stack',
  },
} as const;
