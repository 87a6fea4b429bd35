/** A file that a page saved. */
interface SavedFile {
  name: string;
  text(): Promise<string>;
}

/** Catches what is saved in the tests of a file: jsdom saves nothing. */
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
