import { Check } from '@backstage-eco/plugin-eco-node';
import { fact, objectSubject } from '../../evidence';

const STATE = 'status.connectionState.lastObservedState';

/** Reports catalogs from which nothing can be installed or upgraded. */
export const olmCatalogDown: Check = {
  id: 'olm-catalog-down',
  title: 'CatalogSource cannot be reached',
  severity: 'warning',
  severityReason:
    'The next install or upgrade of an operator from this catalog does not happen.',
  reads: ['catalogSources'],
  find: facts =>
    facts
      .items('catalogSources')
      .filter(({ state }) => state === 'TRANSIENT_FAILURE')
      .map(catalog => ({
        subject: objectSubject(catalog),
        message: `CatalogSource ${catalog.name} cannot be reached.`,
        evidence: [fact(catalog, STATE, catalog.state!)],
        values: { selector: `olm.catalogSource=${catalog.name}` },
      })),
  why: 'OLM queries every catalog of a namespace before it installs or upgrades an operator. One that does not answer blocks all operators there.',
  fix: [
    {
      text: 'Check that the pod of the catalog runs.',
      command: 'kubectl get pods --namespace {namespace} --selector {selector}',
    },
    {
      text: 'Correct its image or pull secret, or delete the CatalogSource if nobody uses it.',
    },
  ],
  links: [
    {
      title: 'CatalogSource',
      url: 'https://olm.operatorframework.io/docs/concepts/crds/catalogsource/',
    },
  ],
};
