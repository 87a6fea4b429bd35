import { Page } from 'playwright-core';

/** Chooses an option of a field. */
export async function chooseOption(
  page: Page,
  field: string,
  option: string,
): Promise<void> {
  await page.getByRole('combobox', { name: field }).click();
  await page
    .getByRole('option', { name: new RegExp(`^${option}`) })
    .first()
    .click();
}

/** Returns the options of a field, and closes it again. */
export async function optionsOf(page: Page, field: string): Promise<string[]> {
  await page.getByRole('combobox', { name: field }).click();
  await page.getByRole('option').first().waitFor();
  const offered = await page.getByRole('option').allInnerTexts();
  await page.keyboard.press('Escape');
  return offered;
}

/** Waits on a request's page until its last step is reached. */
export async function expectDone(
  page: Page,
  state: 'Ready' | 'Deleted',
): Promise<void> {
  const steps = page.getByRole('region', { name: 'Progress' });
  await steps
    .getByRole('listitem')
    .filter({ hasText: new RegExp(`^${state} after \\d+ s`) })
    .waitFor();
  expect(await page.getByRole('alert').allInnerTexts()).not.toContainEqual(
    expect.stringContaining('This needs help'),
  );
}

/**
 * Expects the connection details with the name of the Secret, but without its
 * values.
 */
export async function expectConnection(
  page: Page,
  engine: 'postgres' | 'mysql',
): Promise<void> {
  const connect = page.getByRole('region', { name: 'Connect' });
  await connect
    .getByText(engine === 'postgres' ? '5432' : '3306', { exact: true })
    .first()
    .waitFor();
  await connect.getByText(/\(keys \w+ and password\)/).waitFor();
  await connect.getByText('Eco never reads it').waitFor();
  for (const tab of ['Shell', 'Spring Boot', 'Node.js', 'Pod environment']) {
    await connect.getByRole('tab', { name: tab }).click();
    await connect.getByRole('tabpanel', { name: tab }).waitFor();
  }
  expect(await connect.innerText()).toContain('secretKeyRef');
}
