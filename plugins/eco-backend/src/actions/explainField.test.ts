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
  it('explains the whole', () => {
    expect(explainField(SCHEMA, '')).toEqual({
      type: 'object',
      description: 'A cart.',
      fields: [{ name: 'spec', type: 'object', required: false }],
    });
  });

  it('passes through lists and names what is required', () => {
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

  it('knows no field that is not there, whatever its name', () => {
    expect(explainField(SCHEMA, 'spec.colour')).toBeUndefined();
    expect(explainField(SCHEMA, 'constructor')).toBeUndefined();
    expect(explainField(undefined, 'spec')).toBeUndefined();
    expect(explainField(undefined, '')).toEqual({ type: 'any', fields: [] });
  });
});
