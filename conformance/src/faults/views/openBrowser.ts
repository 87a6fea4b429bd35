import { chromium, Page } from 'playwright-core';

/** A browser that runs. */
export interface OpenBrowser {
  /** Opens a page with a profile of its own. */
  openPage(): Promise<Page>;
  close(): Promise<void>;
}

/** Starts the browser that ECO_CHROMIUM names. */
export async function openBrowser(): Promise<OpenBrowser> {
  const browser = await chromium.launch({
    executablePath: process.env.ECO_CHROMIUM,
    // The report is to end on a signal, and not its browser alone.
    handleSIGINT: false,
    handleSIGTERM: false,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  return {
    async openPage() {
      const context = await browser.newContext({
        viewport: { width: 1440, height: 1000 },
        reducedMotion: 'reduce',
        locale: 'en-US',
      });
      return context.newPage();
    },
    close: () => browser.close(),
  };
}
