// @ts-check
// What is fetched after the page: asked for once, and again only where that failed.

/**
 * @template Loaded
 * @param {() => Promise<Loaded>} act
 */
export function once(act) {
  /** @type {Promise<Loaded> | undefined} */
  let begun;
  return () => {
    begun ??= act().catch((error) => {
      begun = undefined;
      throw error;
    });
    return begun;
  };
}

/** @param {URL} address */
export async function json(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response.json();
}
