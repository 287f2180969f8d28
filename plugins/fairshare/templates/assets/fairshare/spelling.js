// @ts-check
// The nearest word of the register to one that it does not have.

/**
 * The first of the words (commonest first) that is fewest slips away: one, or two from eight
 * letters on, and how many slips. The first letter must be right: disability is no slip of the pen
 * for liability.
 * @param {string} word
 * @param {Iterable<string>} words
 */
export function nearest(word, words) {
  const most = word.length > 7 ? 2 : word.length > 3 ? 1 : 0;
  let best = "";
  let least = most + 1;
  for (const other of words) {
    if (
      other[0] !== word[0] ||
      Math.abs(other.length - word.length) >= least ||
      /[^\p{L}]/u.test(other)
    )
      continue;
    const far = distance(word, other, least);
    if (far < least) [best, least] = [other, far];
    if (least === 1) break;
  }
  return best ? { word: best, slips: least } : null;
}

/**
 * Slips between two words: a letter wrong, missing, too many, or two swapped.
 * @param {string} a
 * @param {string} b
 * @param {number} enough
 */
function distance(a, b, enough) {
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  let before = last;
  for (let i = 1; i <= a.length; i += 1) {
    const line = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      line[j] = Math.min(last[j] + 1, line[j - 1] + 1, last[j - 1] + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        line[j] = Math.min(line[j], before[j - 2] + 1);
    }
    if (Math.min(...line) >= enough) return enough;
    [before, last] = [last, line];
  }
  return last[b.length];
}
