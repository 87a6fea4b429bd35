import { DATABASE_ENGINES } from '@backstage-eco/plugin-eco-common';
import { engines } from '.';

describe('the engines of the controller', () => {
  it('are those of eco-common, in the same order', () => {
    expect(engines.map(({ name }) => name)).toEqual(
      DATABASE_ENGINES.map(({ name }) => name),
    );
  });

  it.each(engines)('take backups if eco-common says so of $name', engine => {
    expect(engine.backup !== undefined).toBe(engine.takesBackups);
    expect(engine.operator !== undefined).toBe(engine.tool !== undefined);
  });
});
