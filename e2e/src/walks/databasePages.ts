import { Page } from 'playwright-core';

/** Chooses what a field offers. */
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

/** What a field offers; it is closed again afterwards. */
export async function optionsOf(page: Page, field: string): Promise<string[]> {
  await page.getByRole('combobox', { name: field }).click();
  await page.getByRole('option').first().waitFor();
  const offered = await page.getByRole('option').allInnerTexts();
  await page.keyboard.press('Escape');
  return offered;
}

/** Follows a request on its page until its last step is reached. */
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

/** How to connect is said: the Secret is named, and no value of it is shown. */
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
