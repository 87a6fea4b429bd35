import { AddressInfo, createServer } from 'node:net';
import { checkPortFree } from './port';

describe('checkPortFree', () => {
  it('names a port that is in use and one that may be free', async () => {
    const server = createServer();
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    await expect(checkPortFree(port)).rejects.toThrow(
      `Port ${port} is in use by another program`,
    );
    await new Promise(resolve => server.close(resolve));
    await expect(checkPortFree(port)).resolves.toBeUndefined();
  });
});
