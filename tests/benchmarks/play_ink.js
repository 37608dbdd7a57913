// Plays a compiled ink story at random for some seconds, and prints how many choices it took a second.
// Usage: node play_ink.js STORY.ink SECONDS (inkjs must be installed in the folder it is run from).
const fs = require("fs");
const { createRequire } = require("module");
const { Compiler } = createRequire(process.cwd() + "/")("inkjs/full");

const story = new Compiler(fs.readFileSync(process.argv[2], "utf-8")).Compile();
const seconds = Number(process.argv[3]);
const began = process.hrtime.bigint();
let choices = 0;
let plays = 0;
let elapsed = 0;
while (elapsed < seconds) {
  story.ResetState();
  story.state.storySeed = plays;
  story.ContinueMaximally();
  while (story.currentChoices.length) {
    story.ChooseChoiceIndex(Math.floor(Math.random() * story.currentChoices.length));
    story.ContinueMaximally();
    choices += 1;
  }
  plays += 1;
  elapsed = Number(process.hrtime.bigint() - began) / 1e9;
}
console.log(JSON.stringify({ choices, plays, seconds: elapsed }));
