import { chromium, Page } from 'playwright-core';

/** A running browser. */
export interface OpenBrowser {
  /** Opens a page with its own profile. */
  openPage(): Promise<Page>;
  close(): Promise<void>;
}

/** Starts the browser in ECO_CHROMIUM. */
export async function openBrowser(): Promise<OpenBrowser> {
  const browser = await chromium.launch({
    executablePath: process.env.ECO_CHROMIUM,
    // A signal must end the whole report, not only the browser.
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
