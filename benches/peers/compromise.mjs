// Reads JSON Lines of articles and has compromise tag each `text`; prints how many terms it found and how long it took.
//   node compromise.mjs ARTICLES.jsonl        (npm install compromise, in a folder that node finds)
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const nlp = createRequire(`${process.cwd()}/`)('compromise')
const texts = readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line).text)

nlp('The first text makes it load its lists.')
const before = process.cpuUsage()
let terms = 0
for (const text of texts) terms += nlp(text).wordCount()
const { user, system } = process.cpuUsage(before)
console.log(JSON.stringify({ terms, seconds: (user + system) / 1e6 }))
