// What is fetched after the page: asked for once, and again only where that failed.

export function once(act) {
  let begun;
  return () => {
    begun ??= act().catch((error) => {
      begun = undefined;
      throw error;
    });
    return begun;
  };
}

export async function json(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response.json();
}
