import { renderInTestApp } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { EcoSearchDocument } from '@backstage-eco/plugin-eco-common';
import { rootRouteRef } from '../routes';
import { EcoSearchResultListItem } from './EcoSearchResultListItem';

const RESULT: EcoSearchDocument = {
  title: 'cert-manager',
  text: 'Issues <b>certificates</b>.',
  location: '/eco/operators/prod%2Feu/cert-manager/Deployment/cert-manager',
  subject: 'operator',
  cluster: 'prod/eu',
  clusterTitle: 'Production Europe',
};
const MARKED = {
  preTag: '<mark-1>',
  postTag: '</mark-1>',
  fields: { title: '<mark-1>cert</mark-1>-manager' },
};

async function open(props: Parameters<typeof EcoSearchResultListItem>[0]) {
  await renderInTestApp(<EcoSearchResultListItem {...props} />, {
    mountedRoutes: { '/platform': rootRouteRef },
  });
}

describe('a search result', () => {
  it('links to its page, wherever Eco is mounted', async () => {
    await open({ result: RESULT });
    expect(screen.getByRole('link', { name: 'cert-manager' })).toHaveAttribute(
      'href',
      '/platform/operators/prod%2Feu/cert-manager/Deployment/cert-manager',
    );
    expect(
      screen.getByText('Operator in Production Europe'),
    ).toBeInTheDocument();
  });

  it('shows text of the cluster verbatim', async () => {
    await open({ result: RESULT });
    expect(screen.getByText('Issues <b>certificates</b>.')).toBeInTheDocument();
  });

  it('highlights matches', async () => {
    await open({ result: RESULT, highlight: MARKED });
    expect(screen.getByText('cert').tagName).toBe('MARK');
  });
});
