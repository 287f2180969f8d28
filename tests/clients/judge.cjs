// Says which of the entries, named on stdin, a schema refuses: `node judge.cjs SCHEMA`. Ajv at its strictest.
"use strict";

const { readFileSync } = require("node:fs");
const Ajv = require("ajv/dist/2020");

const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const options = { strict: true, strictTypes: true, strictTuples: true, strictRequired: true, validateFormats: true };
const accepts = new Ajv(options).compile(read(process.argv[2]));
for (const path of readFileSync(0, "utf8").split("\n")) if (!accepts(read(path))) console.log(path);
