import { createTranslationRef } from '@backstage/frontend-plugin-api';

/**
 * Every word that Eco's pages say, for apps that speak another language.
 *
 * @public
 */
export const ecoTranslationRef = createTranslationRef({
  id: 'plugin.eco',
  messages: {
    page: {
      title: 'Ecosystem',
      subtitle: 'What every cluster really runs, layer by layer',
    },
    stack: {
      title: 'The stack',
      ground: 'The ground: what every layer above stands on',
      loading: 'Reading the stack',
      found_one: '{{count}} tool found',
      found_other: '{{count}} tools found',
    },
    services: {
      title: 'Platform services',
      subtitle: 'Beside the stack',
    },
    layer: {
      gap: 'Gap',
      gapIn: 'Gap in {{clusters}}',
      usually: 'usually: {{choices}}',
      grow: 'Add as you grow: {{choices}}',
      growIn: 'Add as you grow in {{clusters}}: {{choices}}',
      unknown: 'Unknown',
      unknownIn: 'Unknown in {{clusters}}',
      never: 'not read yet',
    },
    card: {
      versionUnknown: 'version unknown',
      clusters_one: '{{count}} cluster',
      clusters_other: '{{count}} clusters',
      allClusters: 'all {{count}} clusters',
    },
    state: {
      installed: 'installed',
      leftover: 'leftover',
      traced: 'traced',
      installedMeaning:
        'Something in the cluster runs it, or it needs nothing that runs.',
      leftoverMeaning:
        'Parts of it are there (CRDs, Services or access rules), and nothing that runs them.',
      tracedMeaning:
        'Only its marks on other objects are there. It works on this cluster and may run somewhere else.',
    },
    confidence: {
      label: 'Confidence',
      high: 'high',
      medium: 'medium',
      low: 'low',
      because_one: '{{count}} kind of signal speaks for it: {{signals}}',
      because_other: '{{count}} independent kinds of signal agree: {{signals}}',
      none: 'no evidence was answered',
    },
    signal: {
      crd: 'CRD',
      image: 'container image',
      workload: 'workload',
      service: 'Service',
      chart: 'Helm chart',
      apiService: 'APIService',
      webhook: 'webhook',
      csiDriver: 'CSI driver',
      storageClass: 'storage class',
      ingressClass: 'ingress class',
      gatewayClass: 'gateway class',
      node: 'node',
      label: 'label',
      fieldManager: 'field manager',
      rbac: 'access rule',
      configMap: 'ConfigMap',
      customResource: 'custom resource',
      olm: 'OLM bundle',
    },
    clusters: {
      title: 'Clusters',
      all: 'All clusters',
      more_one: 'Show {{count}} more',
      more_other: 'Show {{count}} more',
      nodes_one: '{{count}} node',
      nodes_other: '{{count}} nodes',
      simulatedNodes_one: '{{count}} node, simulated',
      simulatedNodes_other: '{{count}} nodes, simulated',
      partlySimulatedNodes: '{{total}} nodes, {{simulated}} simulated',
      kubernetes: 'Kubernetes {{version}}',
      kubernetesUnknown: 'Kubernetes version unknown',
      simulated: 'Simulated nodes (kwok): pods run nothing here',
      stale: 'What is shown of it is from {{age}}',
      nothingYet:
        'Nothing of it has been read so far, so nothing is said about it',
      unread_one: '{{count}} kind could not be read',
      unread_other: '{{count}} kinds could not be read',
      unreadSince: 'since {{age}}',
      unreadFacts: 'shown as of {{age}}',
      unreadNever: 'never read',
    },
    outcome: {
      pending: 'not read yet',
      ok: 'read',
      partial: 'partly read',
      unauthorised: 'credentials not accepted',
      forbidden: 'may read nothing',
      'client-side-auth': 'only a browser has a token',
      unreachable: 'unreachable',
      'timed-out': 'timed out',
      'duplicate-name': 'two clusters have this name',
      'not-a-cluster': 'no Kubernetes API there',
    },
    age: {
      never: 'never read',
      dataFrom: 'data from',
    },
    refresh: {
      label: 'Read {{cluster}} again',
      running: 'Reading {{cluster}}',
      denied: 'To read a cluster again you need the permission {{permission}}',
      failed: '{{cluster}} could not be read again: {{reason}}',
    },
    notice: {
      notUpdated:
        'The portal could not be asked again: {{reason}}. This is the answer from {{age}}.',
      noSuchCluster: 'No cluster is named {{names}}',
      showAll: 'Show all clusters',
    },
    panel: {
      close: 'Close',
      loading: 'Reading the evidence',
      links: 'Links',
      cncf: 'CNCF: {{status}}',
      observable: 'Not always to be seen: {{reason}}',
      neverObservable: 'Leaves no trace in a cluster: {{reason}}',
      noReason: 'no reason is given',
      version: 'Version',
      versionFrom: 'stated by {{field}} of {{object}}',
      versionUnknown: 'unknown: no field of this cluster states it',
      state: 'State',
      places: 'Places',
      clusterWide: 'the whole cluster',
      noWorkload: 'no workload',
      evidenceOf: 'Evidence for {{tool}} in {{cluster}}',
      signal: 'Signal',
      object: 'Object',
      field: 'Field',
      value: 'Value',
      evidenceMore_one: 'Show {{count}} more',
      evidenceMore_other: 'Show {{count}} more',
      unknownIn: 'Unknown in {{cluster}}',
      notFoundIn: 'Not found in {{clusters}}',
      notFoundSaysNothing:
        'Not seen in {{clusters}}, which says nothing about this tool',
      noSuchTool: 'Eco has no definition of a tool named {{tool}}',
    },
    empty: {
      title: 'No clusters yet',
      description:
        'Eco shows the clusters of the Backstage Kubernetes plugin. Add one to app-config.yaml, and it appears here within a minute.',
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
      title: 'The stack could not be loaded',
      retry: 'Try again',
    },
  },
});
