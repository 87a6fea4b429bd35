import { readStartOptions } from './options';

function read(args: string[], environment = {}) {
  return readStartOptions(args, environment, '/home/ada');
}

describe('readStartOptions', () => {
  it('prefers arguments over the environment and the default', () => {
    expect(read([])).toEqual({ port: 7007, contexts: [] });
    expect(read([], { PORT: '7008' }).port).toBe(7008);
    expect(read(['--port', '7009'], { PORT: '7008' }).port).toBe(7009);
  });

  it('resolves the kubeconfig from the current folder', () => {
    const args = ['--kubeconfig', 'k/config', '--context', 'a', '--context=b'];
    expect(read(args)).toEqual({
      port: 7007,
      kubeconfig: '/home/ada/k/config',
      contexts: ['a', 'b'],
    });
    expect(read(['--kubeconfig', '/etc/config']).kubeconfig).toBe(
      '/etc/config',
    );
  });

  it.each(['0', '65536', '-1', '80.5', '1e3', ' 80', '0x50', ''])(
    'refuses the port "%s" and says what is valid',
    port => {
      expect(() => read([], { PORT: port })).toThrow(
        `The port is to be a number from 1 to 65535, not "${port}".`,
      );
    },
  );

  it.each([
    [['--context', 'a'], /--context needs --kubeconfig PATH/],
    [['--nonsense'], /--nonsense/],
    [['stray'], /stray/],
    [['--kubeconfig'], /--kubeconfig/],
  ])('refuses %s with the usage', (args, reason) => {
    expect(() => read(args)).toThrow(reason);
    expect(() => read(args)).toThrow(/npm start -- --kubeconfig PATH/);
  });
});
