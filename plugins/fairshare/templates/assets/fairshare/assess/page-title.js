// @ts-check
// The title of the page: an error first, then the step, then what the page is.

import { fill } from "../words.js";

const own = document.title;
let [step, wrong] = ["", ""];

const show = () => {
  const whole = step ? `${step} – ${own}` : own;
  document.title = wrong ? fill(wrong, { title: whole }) : whole;
};

/** @param {string} words */
export const titleOfStep = (words) => {
  step = words;
  show();
};

// `words`: a sentence with a gap for the title; nothing where nothing is wrong.
export const titleOfErrors = (words = "") => {
  wrong = words;
  show();
};
