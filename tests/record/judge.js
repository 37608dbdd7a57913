// Says of each statement on standard input, a line each, whether Learning Locker's validator finds it valid.
const validate = require("../node_modules/xapi-validation/dist/index.js").default;
const lines = require("fs").readFileSync(0, "utf8").split("\n").filter((line) => line);
console.log(JSON.stringify(lines.map((line) => validate(JSON.parse(line)).length === 0)));
