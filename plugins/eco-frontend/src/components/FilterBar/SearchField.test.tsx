import { useState } from 'react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SearchField } from './SearchField';

/** Opens a page whose URL changes only when the test says so. */
function openField() {
  const sent: string[] = [];
  let setAddress: (text: string) => void;
  const Page = () => {
    const [text, setText] = useState('');
    setAddress = setText;
    return (
      <SearchField
        label="Search"
        text={text}
        onChange={typed => sent.push(typed)}
      />
    );
  };
  renderInTestApp(<Page />);
  return { sent, follow: (text: string) => act(() => setAddress(text)) };
}

describe('SearchField', () => {
  it('keeps the input while a slow page catches up', async () => {
    const { sent, follow } = openField();
    const field = screen.getByRole('textbox', { name: 'Search' });
    await userEvent.type(field, 'c');
    await waitFor(() => expect(sent).toEqual(['c']));
    await userEvent.type(field, 'ert');
    follow('c');
    expect(field).toHaveValue('cert');
    await waitFor(() => expect(sent.at(-1)).toBe('cert'));
  });

  it('follows outside changes of the URL', async () => {
    const { follow } = openField();
    follow('kyverno');
    expect(screen.getByRole('textbox', { name: 'Search' })).toHaveValue(
      'kyverno',
    );
  });
});
