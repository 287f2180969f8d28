// @ts-check
// Addresses of the internet, in four numbers or in the newer form.

/**
 * The bits of an address as a text of 0 and 1; null where it is none.
 * @param {string} text
 */
function bits(text) {
  const four = text.split(".");
  if (four.length === 4 && !text.includes(":")) {
    const isOne = four.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256);
    return isOne ? four.map((part) => Number(part).toString(2).padStart(8, "0")).join("") : null;
  }
  const halves = text.split("::");
  if (halves.length > 2) return null;
  const [before, after = []] = halves.map((half) => (half ? half.split(":") : []));
  const missing = 8 - before.length - after.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return null;
  const groups = [...before, ...Array.from({ length: missing }, () => "0"), ...after];
  return groups.every((one) => /^[0-9a-f]{1,4}$/i.test(one))
    ? groups.map((one) => Number.parseInt(one, 16).toString(2).padStart(16, "0")).join("")
    : null;
}

/**
 * Whether it is an address that anybody can reach: none of a network that leads to nobody.
 * @param {string} text
 * @param {string[]} networks
 */
export function isOpenToAll(text, networks) {
  const whole = bits(text);
  if (whole === null) return false;
  // Four numbers in the newer form.
  const address = whole.replace(/^0{80}1{16}(?=.{32}$)/, "");
  return !networks.some((network) => {
    const [start, length] = network.split("/");
    const first = bits(start);
    return (
      first?.length === address.length &&
      first.slice(0, Number(length)) === address.slice(0, Number(length))
    );
  });
}
