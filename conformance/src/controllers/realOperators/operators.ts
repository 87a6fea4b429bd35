/** Operators that are built from their Go modules and run as they are. */
export type RealOperatorName = 'kro' | 'prometheus-operator';

/** Where an operator comes from, and how it runs beside a cluster. */
export interface OperatorSource {
  /** Its Go module, which holds manifests of the same version. */
  module: string;
  /** As in the `go.mod` of its build: a test compares them. */
  version: string;
  /** Its program's package in that module. */
  program: string;
  /** Files of the module. */
  manifests: string[];
  /** A file of this package, where the module has only templates of the rest. */
  install?: string;
  account: { namespace: string; name: string };
  /** Flags of the process alone: nothing listens on a fixed port. */
  args: string[];
}

/** All that there are. */
export const REAL_OPERATORS: Record<RealOperatorName, OperatorSource> = {
  kro: {
    module: 'github.com/kubernetes-sigs/kro',
    version: 'v0.9.4',
    program: 'cmd/controller',
    manifests: [
      'helm/crds/kro.run_resourcegraphdefinitions.yaml',
      'helm/crds/internal.kro.run_graphrevisions.yaml',
    ],
    install: 'operators/kro.yaml',
    account: { namespace: 'kro-system', name: 'kro' },
    args: ['--metrics-bind-address=0', '--health-probe-bind-address=0'],
  },
  'prometheus-operator': {
    module: 'github.com/prometheus-operator/prometheus-operator',
    version: 'v0.85.0',
    program: 'cmd/operator',
    manifests: ['bundle.yaml'],
    account: { namespace: 'default', name: 'prometheus-operator' },
    args: ['--web.listen-address=127.0.0.1:0'],
  },
};
