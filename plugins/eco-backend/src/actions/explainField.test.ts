import { explainField } from './explainField';

const SCHEMA = {
  type: 'object',
  description: 'A cart.',
  properties: {
    spec: {
      type: 'object',
      required: ['items'],
      properties: {
        items: {
          type: 'array',
          description: 'What is bought.',
          items: {
            type: 'object',
            properties: { sku: { type: 'string' } },
          },
        },
        limits: {
          additionalProperties: { 'x-kubernetes-int-or-string': true },
        },
      },
    },
  },
};

describe('explainField', () => {
  it('explains the whole schema', () => {
    expect(explainField(SCHEMA, '')).toEqual({
      type: 'object',
      description: 'A cart.',
      fields: [{ name: 'spec', type: 'object', required: false }],
    });
  });

  it('descends into lists and marks required fields', () => {
    expect(explainField(SCHEMA, 'spec')?.fields).toEqual([
      {
        name: 'items',
        type: '[]object',
        required: true,
        description: 'What is bought.',
      },
      { name: 'limits', type: 'any', required: false },
    ]);
    expect(explainField(SCHEMA, 'spec.items')?.fields).toEqual([
      { name: 'sku', type: 'string', required: false },
    ]);
  });

  it('returns undefined for fields that do not exist, whatever their name', () => {
    expect(explainField(SCHEMA, 'spec.colour')).toBeUndefined();
    expect(explainField(SCHEMA, 'constructor')).toBeUndefined();
    expect(explainField(undefined, 'spec')).toBeUndefined();
    expect(explainField(undefined, '')).toEqual({ type: 'any', fields: [] });
  });
});
