import { render, screen } from '@testing-library/react';
import App from './App';

describe('App', () => {
  const { env } = process;

  beforeEach(() => {
    const data = {
      app: { title: 'Eco', baseUrl: 'http://localhost:7007' },
      backend: { baseUrl: 'http://localhost:7007' },
    };
    // The app reads its config from here in tests, as an array rather than a
    // string.
    const APP_CONFIG = [{ context: 'test', data }] as unknown as string;
    process.env = { ...env, APP_CONFIG };
  });

  afterEach(() => {
    process.env = env;
  });

  it('starts, and signs in a guest', async () => {
    render(App.createRoot());
    expect(
      await screen.findByRole('button', { name: 'Enter' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('heading', { name: 'Eco' })).toBeInTheDocument();
  });
});
