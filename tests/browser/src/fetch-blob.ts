/** What this server has under an address of `…?url`. */
export async function fetchBlob(address: string): Promise<Blob> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.url} answers with status ${response.status}.`);
  return response.blob();
}
