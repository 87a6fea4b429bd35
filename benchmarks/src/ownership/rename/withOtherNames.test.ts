import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KubernetesObject, parseManifests } from 'control-plane';
import { OWN_OWNERSHIP_FIXTURES } from '../../detection/openCorpus';
import { asInstalled } from '../asInstalled';
import { otherWorkloadName, withOtherNames } from './withOtherNames';

function fixture(file: string): KubernetesObject[] {
  const text = readFileSync(join(OWN_OWNERSHIP_FIXTURES, file), 'utf8');
  return withOtherNames(asInstalled(parseManifests({ file, text }).objects));
}

function find(objects: KubernetesObject[], kind: string): KubernetesObject {
  return objects.find(object => object.kind === kind)!;
}

describe('withOtherNames', () => {
  it('keeps no old names except those of the API', () => {
    const carts = fixture('carts.yaml');
    const text = JSON.stringify(carts);
    expect(text).not.toMatch(/console|shop-|"shop"|manager|registry\.example/);
    expect(find(carts, 'CustomResourceDefinition').metadata.name).toBe(
      'carts.shop.example',
    );
  });

  it('follows references', () => {
    const carts = fixture('carts.yaml');
    const deployment = find(carts, 'Deployment');
    const pod = deployment.spec.template;
    const binding = find(carts, 'ClusterRoleBinding');
    const service = find(carts, 'Service');
    expect(binding.subjects[0]).toMatchObject({
      namespace: deployment.metadata.namespace,
      name: pod.spec.serviceAccountName,
    });
    expect(carts.map(({ metadata }) => metadata.name)).toContain(
      binding.roleRef.name,
    );
    expect(pod.metadata.labels).toMatchObject(service.spec.selector);
    expect(
      find(carts, 'ValidatingWebhookConfiguration').webhooks[0].clientConfig
        .service,
    ).toEqual({
      namespace: service.metadata.namespace,
      name: service.metadata.name,
    });
  });

  it('renames a workload in OWNERS.tsv alike', () => {
    const { kind, metadata } = find(fixture('carts.yaml'), 'Deployment');
    expect(otherWorkloadName('Deployment/shop/shop-controller')).toBe(
      `${kind}/${metadata.namespace}/${metadata.name}`,
    );
    expect(otherWorkloadName('none')).toBe('none');
  });

  it('keeps equal names equal', () => {
    const depots = fixture('depots.yaml');
    expect(find(depots, 'Deployment').metadata.labels).toEqual(
      find(depots, 'CustomResourceDefinition').metadata.labels,
    );
  });
});
