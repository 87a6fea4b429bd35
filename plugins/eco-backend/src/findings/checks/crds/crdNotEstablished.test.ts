import { crd } from '../../../detection/testing/buildInventory';
import { messagesOf, NOW } from '../../__testUtils__/runCheck';
import { crdNotEstablished } from './crdNotEstablished';

const refused = (createdAt: string) =>
  crd('widgets.acme.io', {
    createdAt,
    established: false,
    conditions: [
      {
        type: 'NamesAccepted',
        status: 'False',
        reason: 'KindConflict',
        message: '"Widget" is already in use',
      },
      { type: 'Established', status: 'False', reason: 'NotAccepted' },
    ],
  });

describe('crd-not-established', () => {
  it('reports why the API server does not serve a CRD', () => {
    const crds = [refused('2026-06-01T11:00:00Z')];
    expect(messagesOf(crdNotEstablished, { crds })).toEqual([
      'The API server does not serve widgets.acme.io: "Widget" is already in use.',
    ]);
  });

  it('ignores new CRDs, and those that are being deleted', () => {
    const deleted = {
      ...refused('2026-06-01T11:00:00Z'),
      deletingSince: NOW,
    };
    const crds = [crd('gadgets.acme.io'), refused(NOW), deleted];
    expect(messagesOf(crdNotEstablished, { crds })).toEqual([]);
  });
});
