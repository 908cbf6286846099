/** The bytes of the network's files, from the folder `network` beside the script or page. */
export async function fetchFiles(base) {
  const names = ['config.json', 'model.safetensors', 'expected.safetensors'];
  return Object.fromEntries(
    await Promise.all(
      names.map(async (name) => {
        const response = await fetch(new URL(`network/${name}`, base));
        return [name, new Uint8Array(await response.arrayBuffer())];
      }),
    ),
  );
}
