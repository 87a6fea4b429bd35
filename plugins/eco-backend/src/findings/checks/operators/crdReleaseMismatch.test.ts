import { workload } from '../../../detection/testing/buildInventory';
import { messagesOf } from '../../__testUtils__/runCheck';
import { controlledBy, operator, widgets } from './__testUtils__/widgets';
import { crdReleaseMismatch } from './crdReleaseMismatch';

describe('crd-release-mismatch', () => {
  const said = (ofCrd: string, ofController: string) => {
    const labels = (version: string) => ({
      'app.kubernetes.io/version': version,
    });
    const controller = operator('acme', { labels: labels(ofController) });
    return messagesOf(crdReleaseMismatch, {
      crds: [{ ...widgets, labels: labels(ofCrd) }],
      deployments: [controller],
      controllers: controlledBy(controller),
    });
  };

  it('compares minor releases by one label', () => {
    expect(said('v1.18.2', 'v1.19.0')).toEqual([
      'CRD widgets.acme.io is from release v1.18.2, but operator is from v1.19.0.',
    ]);
    expect(said('v1.19.2', '1.19.0')).toEqual([]);
    expect(said('latest', 'v1.19.0')).toEqual([]);
  });

  it('compares by image tags', () => {
    const label = { 'app.kubernetes.io/version': '1.19.2' };
    const withImages = (...images: string[]) => {
      const controller = {
        ...workload(images, { namespace: 'acme', name: 'operator' }),
        labels: label,
      };
      return messagesOf(crdReleaseMismatch, {
        crds: [{ ...widgets, labels: label }],
        deployments: [controller],
        controllers: controlledBy(controller),
      });
    };
    expect(withImages('acme/operator:v1.20.0')).toEqual([
      'CRD widgets.acme.io is from release 1.19.2, but operator is from v1.20.0.',
    ]);
    expect(withImages('acme/operator:v1.19.5', 'acme/proxy:v1.2.3')).toEqual(
      [],
    );
    // The image has its own version numbers.
    expect(withImages('acme/operator:v7.3.0')).toEqual([]);
  });

  it.each(['helm.sh/chart', 'chart'])('compares by the label %s', label => {
    const chart = (version: string) => ({ [label]: `acme-${version}` });
    const controller = operator('acme', { labels: chart('0.9.1') });
    expect(
      messagesOf(crdReleaseMismatch, {
        crds: [{ ...widgets, labels: chart('0.7.0') }],
        deployments: [controller],
        controllers: controlledBy(controller),
      }),
    ).toEqual([
      'CRD widgets.acme.io is from release acme-0.7.0, but operator is from acme-0.9.1.',
    ]);
  });
});
