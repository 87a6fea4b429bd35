import { setTimeout as sleep } from 'node:timers/promises';
import {
  Check,
  CrdFacts,
  CustomResourceSample,
} from '@backstage-eco/plugin-eco-node';
import { KubernetesObject } from 'control-plane';
import {
  apply,
  cycle,
  RealCluster,
  startCluster,
} from '../../../inventory/__testUtils__/realCluster';
import { sampleCustomResources } from '../../../inventory';
import { runCheck } from '../../__testUtils__/runCheck';
import { controllerWritesSpec } from './controllerWritesSpec';
import { writesRepeat } from './writesRepeat';

// The first start of a control plane builds or downloads it.
jest.setTimeout(900_000);

/** A kind in the ClusterRole of the sampler. */
const GROUP = 'kro.run';
const CRD: KubernetesObject = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: `widgets.${GROUP}` },
  spec: {
    group: GROUP,
    scope: 'Namespaced',
    names: { kind: 'Widget', plural: 'widgets', singular: 'widget' },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        subresources: { status: {} },
        schema: {
          openAPIV3Schema: {
            type: 'object',
            'x-kubernetes-preserve-unknown-fields': true,
          },
        },
      },
    ],
  },
};

/** Field managers have times in whole seconds. */
const PAUSE_MS = 1_100;

let real: RealCluster;
let crd: CrdFacts;

beforeAll(async () => {
  real = await startCluster();
  await apply(real, [CRD]);
  const { crds } = (await cycle(real.access)).inventory.parts;
  crd = ('items' in crds ? crds.items : []).find(
    ({ group }) => group === GROUP,
  )!;
});

afterAll(async () => {
  await real?.stop();
});

function widget(name: string, fields: object): KubernetesObject {
  return {
    apiVersion: `${GROUP}/v1`,
    kind: 'Widget',
    metadata: { name, namespace: 'default' },
    ...fields,
  };
}

function writeAs(
  fieldManager: string,
  object: KubernetesObject,
  subresource?: 'status',
): Promise<KubernetesObject> {
  const { client } = real.controlPlane;
  return client.serverSideApply(object, { fieldManager, subresource });
}

function sample(
  previous?: CustomResourceSample,
): Promise<CustomResourceSample> {
  const { access } = real;
  return sampleCustomResources({ access, cluster: 'real', crd, previous });
}

function check(each: Check, latest: CustomResourceSample) {
  return runCheck(each, { crds: [crd], samples: [latest] }).findings;
}

describe('writers of custom resources, on a real API server', () => {
  it('are found if they write in three samples without a new generation', async () => {
    await writeAs('user', widget('looping', { spec: { replicas: 1 } }));
    await writeAs('user', widget('settled', { spec: { replicas: 1 } }));
    const settled = widget('settled', { status: { ready: true } });
    let latest: CustomResourceSample | undefined;
    const found: number[] = [];
    for (const tick of [1, 2, 3]) {
      await writeAs(
        'looper',
        widget('looping', { status: { tick } }),
        'status',
      );
      await writeAs('looper', settled, 'status');
      // The user changes the spec each time, and the controller responds.
      await writeAs('user', widget('scaled', { spec: { replicas: tick } }));
      await writeAs('looper', widget('scaled', { status: { tick } }), 'status');
      latest = await sample(latest);
      found.push(check(writesRepeat, latest).length);
      await sleep(PAUSE_MS);
    }
    expect(found).toEqual([0, 0, 1]);
    const [finding] = check(writesRepeat, latest!);
    expect(finding.message).toMatch(
      /^looper had just written Widget looping\/status in each of 3 samples since 20.*Z, while its generation stayed 1\.$/,
    );
    expect(finding.objects).toMatchObject({
      count: 1,
      some: [{ kind: 'Widget', namespace: 'default', name: 'looping' }],
    });
  });

  it('are found if they write the spec that a user writes, too', async () => {
    await writeAs('user', widget('shared', { spec: { size: 'small' } }));
    await writeAs(
      'tuner',
      widget('shared', { spec: { template: { cpu: 2 } } }),
    );
    await writeAs(
      'tuner',
      widget('shared', { status: { ready: true } }),
      'status',
    );
    // Created by one controller for another: nothing else writes its spec.
    await writeAs('maker', widget('made', { spec: { size: 'small' } }));
    await writeAs(
      'maker',
      widget('made', { status: { ready: true } }),
      'status',
    );
    const [finding, ...others] = check(controllerWritesSpec, await sample());
    expect(others).toEqual([]);
    expect(finding.message).toBe(
      'Of 5 sampled objects of widgets.kro.run, tuner writes the status and spec.template.cpu of 1. Others write their spec too.',
    );
    expect(finding.evidence).toMatchObject([
      {
        object: { kind: 'Widget', name: 'shared' },
        field:
          'metadata.managedFields[manager=tuner,subresource=status].manager',
        value: 'tuner',
      },
      {
        field:
          'metadata.managedFields[manager=tuner,subresource=].fieldsV1.f:spec.f:template.f:cpu',
        value: '{}',
      },
    ]);
  });
});
