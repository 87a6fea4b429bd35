import { screen, within } from '@testing-library/react';

/** A layer of the drawing, by its name. */
export async function layerNamed(name: string): Promise<HTMLElement> {
  return (await screen.findByRole('heading', { name, level: 3 })).closest(
    'li',
  )!;
}

/** The names of the layers that are drawn, from the top to the bottom. */
export function layerNames(): Array<string | null> {
  const stack = screen.getByRole('region', { name: 'The stack' });
  return within(stack)
    .getAllByRole('heading', { level: 3 })
    .map(({ textContent }) => textContent);
}

/** The card of a tool, by its name. */
export async function cardNamed(name: string): Promise<HTMLElement> {
  return (await screen.findByText(name, { selector: 'a *' })).closest('a')!;
}
