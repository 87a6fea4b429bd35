import {
  DefinitionSignals,
  detectTools,
  ToolDefinition,
} from '@backstage-eco/plugin-eco-recognition';
import { acme, controller, crds, definition, image } from './testing/acme';
import { buildInventory, crd, workload } from './testing/buildInventory';

describe('places and versions', () => {
  const placesOf = (...deployments: ReturnType<typeof workload>[]) =>
    detectTools(buildInventory({ deployments }), [
      acme,
    ]).detections[0].places.map(
      ({ namespace, workloads, version }) =>
        `${namespace} ${workloads.map(({ name }) => name)} ${version?.value}`,
    );

  it.each<[string, (name: string) => Record<string, string>]>([
    ['the label', name => ({ 'app.kubernetes.io/instance': name })],
    ['that of older charts', name => ({ heritage: 'Tiller', release: name })],
  ])('keeps two installs apart, by namespace or by instance: %s', (_, of) => {
    const instance = (name: string, tag: string, namespace = 'default') =>
      workload([`acme/controller:${tag}`], {
        name,
        namespace,
        labels: of(name),
      });
    expect(
      placesOf(
        instance('inner', '1.1'),
        instance('outer', '1.2'),
        instance('third', '1.3', 'other'),
      ),
    ).toEqual(['default inner 1.1', 'default outer 1.2', 'other third 1.3']);
  });

  it('groups workloads without an install name', () => {
    expect(
      placesOf(
        controller({ name: 'one' }),
        controller({
          name: 'two',
          labels: { 'app.kubernetes.io/instance': 'two' },
        }),
      ),
    ).toEqual(['default one,two 1.2.3']);
  });

  it('falls back to the label unless it is the chart version', () => {
    const labelled = (labels: Record<string, string>) =>
      workload(['acme/controller@sha256:abc'], { labels });
    const version = { 'app.kubernetes.io/version': 'v2.0.1' };
    expect(placesOf(labelled(version))).toEqual(['default some 2.0.1']);
    expect(
      placesOf(labelled({ ...version, 'helm.sh/chart': 'acme-2.0.1' })),
    ).toEqual(['default some undefined']);
    expect(
      placesOf(labelled({ ...version, 'helm.sh/chart': 'acme-7.0.0' })),
    ).toEqual(['default some 2.0.1']);
  });

  it('trusts the chart only if the definition says so', () => {
    const inventory = buildInventory({
      deployments: [
        workload(['acme/controller:latest'], {
          labels: { 'helm.sh/chart': 'acme-2.0.1' },
        }),
      ],
    });
    const version = (rules: ToolDefinition['version']) =>
      detectTools(inventory, [{ ...acme, version: rules }]).detections[0]
        .version?.value;
    expect(version(undefined)).toBeUndefined();
    expect(version({ chartIsApp: true })).toBe('2.0.1');
  });

  it('uses the version of the CRDs if no workload states one', () => {
    const withBundle = definition('acme', {
      installed: [image],
      leftover: [{ ...crds, version: { annotation: 'acme.io/bundle' } }],
    } as DefinitionSignals);
    const bundled = crd('things.acme.io', {
      annotations: { 'acme.io/bundle': 'v3.1' },
    });
    const found = (tag: string) =>
      detectTools(
        buildInventory({
          crds: [bundled],
          deployments: [workload([`acme/controller:${tag}`])],
        }),
        [withBundle],
      ).detections[0];
    expect(found('3.0').version?.value).toBe('3.0');
    expect(found('latest').version?.value).toBe('3.1');
    expect(found('latest').places[0].version).toBeUndefined();
  });

  it('bounds places and workloads, and counts the rest', () => {
    const many = (length: number, facts: (at: number) => object) =>
      Array.from({ length }, (_, at) =>
        controller({ name: `c${at}`, ...facts(at) }),
      );
    const detect = (deployments: ReturnType<typeof controller>[]) =>
      detectTools(buildInventory({ deployments }), [acme]).detections[0];
    const wide = detect(many(150, at => ({ namespace: `n${at}` })));
    expect(wide.places).toHaveLength(100);
    expect(wide.morePlaces).toBe(50);
    const deep = detect(many(50, () => ({})));
    expect(deep.places[0].workloads).toHaveLength(20);
    expect(deep.places[0].moreWorkloads).toBe(30);
    expect(deep.morePlaces).toBeUndefined();
  });
});
