/** Operators that are built from their Go modules and run unmodified. */
export type RealOperatorName = 'kro' | 'prometheus-operator';

/** Source of an operator, and how to run it outside the cluster. */
export interface OperatorSource {
  /** Go module, which contains manifests of the same version. */
  module: string;
  /**
   * Equal to the version in the `go.mod` of its build; a test compares them.
   */
  version: string;
  /** Package of the program in that module. */
  program: string;
  /** Manifest files in the module. */
  manifests: string[];
  /**
   * File of this package with the other objects, if the module has only
   * templates of them.
   */
  install?: string;
  account: { namespace: string; name: string };
  /** Flags of the process only, so that nothing listens on a fixed port. */
  args: string[];
}

/** All real operators. */
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
