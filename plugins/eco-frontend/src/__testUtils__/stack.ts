import { screen, within } from '@testing-library/react';

/** Finds a layer of the drawing by its name. */
export async function layerNamed(name: string): Promise<HTMLElement> {
  return (await screen.findByRole('heading', { name, level: 3 })).closest(
    'li',
  )!;
}

/** Returns the names of the drawn layers, from top to bottom. */
export function layerNames(): Array<string | null> {
  const stack = screen.getByRole('region', { name: 'The stack' });
  return within(stack)
    .getAllByRole('heading', { level: 3 })
    .map(({ textContent }) => textContent);
}

/** Finds the card of a tool by its name. */
export async function cardNamed(name: string): Promise<HTMLElement> {
  return (await screen.findByText(name, { selector: 'a *' })).closest('a')!;
}
