import { handedOver, isHandedOver, ManagedFields } from './managedFields';

const MINE = 'database-operator';
const entry = (more: Partial<ManagedFields>): ManagedFields => ({
  manager: MINE,
  operation: 'Update',
  apiVersion: 'apps/v1',
  fieldsType: 'FieldsV1',
  ...more,
});
const made = entry({
  fieldsV1: { 'f:spec': { 'f:replicas': {}, 'f:paused': {} } },
});
const status = entry({ subresource: 'status', fieldsV1: { 'f:status': {} } });
const others = entry({ manager: 'kubectl', fieldsV1: { 'f:spec': {} } });

describe('handedOver', () => {
  it('transfers the fields set at creation to the apply, and keeps others', () => {
    const applied = entry({
      operation: 'Apply',
      fieldsV1: { 'f:spec': { 'f:replicas': {}, 'f:template': { '.': {} } } },
    });
    expect(isHandedOver([applied, made], MINE)).toBe(false);
    const after = handedOver([applied, made, status, others], MINE) ?? [];
    expect(after).toEqual([
      status,
      others,
      {
        ...made,
        operation: 'Apply',
        fieldsV1: {
          'f:spec': {
            'f:replicas': {},
            'f:paused': {},
            'f:template': { '.': {} },
          },
        },
      },
    ]);
    expect(isHandedOver(after, MINE)).toBe(true);
  });

  it('returns nothing if all fields are applied', () => {
    expect(handedOver([status, others], MINE)).toBeUndefined();
  });
});
