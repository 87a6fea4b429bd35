/** A file saved by a page. */
interface SavedFile {
  name: string;
  text(): Promise<string>;
}

/**
 * Collects the files saved in the tests of a file, as jsdom cannot save any.
 */
export function catchSavedFiles(): SavedFile[] {
  const saved: SavedFile[] = [];
  beforeEach(() => {
    saved.length = 0;
    let latest: Blob;
    URL.createObjectURL = blob => {
      latest = blob as Blob;
      return 'blob:saved';
    };
    URL.revokeObjectURL = () => {};
    jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(function click(this: HTMLAnchorElement) {
        const file = latest;
        saved.push({ name: this.download, text: () => file.text() });
      });
  });
  afterEach(() => jest.restoreAllMocks());
  return saved;
}
