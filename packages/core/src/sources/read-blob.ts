/** The bytes of a Blob; jsdom's Blobs have no `arrayBuffer()`, but its FileReader reads them (https://github.com/jsdom/jsdom/issues/2555). */
export function readBlob(blob: Blob): Promise<ArrayBuffer> {
  if ('arrayBuffer' in blob) return blob.arrayBuffer();
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as ArrayBuffer);
    reader.onerror = () => reject(reader.error);
    reader.readAsArrayBuffer(blob);
  });
}
