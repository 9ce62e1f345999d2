// Opens the report of some articles in headless Chromium and checks what a reader meets. README.md says how to run it.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '../..');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const { values: options, positionals: paths } = parseArgs({
  allowPositionals: true,
  options: {
    newsdiff: { type: 'string', default: process.env.NEWSDIFF ?? join(root, 'target/release/newsdiff') },
    chromium: { type: 'string', default: process.env.CHROMIUM ?? '/usr/bin/chromium' },
    shots: { type: 'string' },
    group: { type: 'string', default: 'auto' },
    picture: { type: 'string' },
  },
});

const VIEWS = [
  { name: '1280', width: 1280, height: 900, colorScheme: 'light' },
  { name: '1280-dark', width: 1280, height: 900, colorScheme: 'dark' },
  { name: '390', width: 390, height: 844, colorScheme: 'light' },
  { name: '390-dark', width: 390, height: 844, colorScheme: 'dark' },
];

/// Longest time, in milliseconds, until the page can be used, and until a filter shows its effect.
const PATIENCE = 1000;
/// Most bytes of a page.
const WEIGHT = 3_000_000;

const faults = [];
const fault = (place, words) => {
  faults.push(`${place}: ${words}`);
  console.error(`  FAULT ${place}: ${words}`);
};

const folder = options.shots ? resolve(options.shots) : mkdtempSync(join(tmpdir(), 'newsdiff-browser-'));
mkdirSync(folder, { recursive: true });

function report(path, file) {
  execFileSync(options.newsdiff, ['report', '-q', '--group', options.group, path, '-o', file], { stdio: 'inherit' });
  return file;
}

/// A page of the file that tells of every error and every request that leaves it.
async function open(browser, file, place, settings) {
  const context = await browser.newContext(settings);
  const page = await context.newPage();
  const address = pathToFileURL(file).href;
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && fault(place, `console: ${message.text()}`));
  page.on('pageerror', (error) => fault(place, `script: ${error.message}`));
  page.on('request', (request) => request.url().split('#')[0] === address || fault(place, `asks for ${request.url()}`));
  await page.goto(address);
  return page;
}

async function checkWidth(page, place) {
  const wide = await page.evaluate(() => {
    const limit = document.documentElement.clientWidth;
    const isInside = (element) => element.closest('.scroll') === null || element.matches('.scroll');
    const over = [...document.querySelectorAll('body *')].filter((e) => isInside(e) && !e.closest('.skip') && e.getBoundingClientRect().right > limit + 1);
    return { page: document.documentElement.scrollWidth - limit, over: over.slice(0, 3).map((e) => e.outerHTML.slice(0, 120)) };
  });
  if (wide.page > 0 || wide.over.length > 0) fault(place, `wider than the window: ${JSON.stringify(wide)}`);
}

async function checkAccess(page, place) {
  await page.evaluate(AXE);
  const found = await page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
    return violations.map(({ id, impact, nodes }) => ({ id, impact, count: nodes.length, first: nodes[0].html.slice(0, 160), why: nodes[0].failureSummary }));
  });
  for (const { id, impact, count, first, why } of found) {
    const words = `axe ${impact} ${id} ×${count}: ${first} ${why.replace(/\s+/g, ' ')}`;
    if (['serious', 'critical'].includes(impact)) fault(place, words);
    else console.log(`  note ${place}: ${words}`);
  }
}

/// Every link inside the page has its target, no two targets share a name, findings and places lead to each other.
async function checkLinks(page, place) {
  const found = await page.evaluate(() => {
    const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
    const links = [...document.querySelectorAll('a[href]')];
    const inside = links.filter((link) => link.getAttribute('href').startsWith('#'));
    const target = (link) => document.getElementById(link.getAttribute('href').slice(1));
    const findings = [...document.querySelectorAll('.card[id], tr[id], .entity[id], li[data-show][id], li[id][data-in]')];
    const back = new Set([...document.querySelectorAll('.text a')].map((link) => link.getAttribute('href')));
    return {
      count: inside.length,
      repeated: ids.filter((id, position) => ids.indexOf(id) !== position).slice(0, 5),
      lost: inside.filter((link) => !target(link)).map((link) => link.outerHTML).slice(0, 5),
      outside: links.filter((link) => !/^(#|https?:)/i.test(link.getAttribute('href'))).map((link) => link.outerHTML).slice(0, 5),
      findings: findings.length,
      placeless: findings.filter((finding) => ![...finding.querySelectorAll('a[href^="#"]')].some((link) => target(link)?.closest('.text'))).map((e) => e.id).slice(0, 5),
      unmarked: findings.filter((finding) => !back.has(`#${finding.id}`)).map((e) => e.id).slice(0, 5),
    };
  });
  for (const kind of ['repeated', 'lost', 'outside', 'placeless', 'unmarked']) {
    if (found[kind].length > 0) fault(place, `${kind}: ${found[kind].join(' ')}`);
  }
  console.log(`  ${place}: ${found.count} links inside, ${found.findings} findings`);
}

/// Some links of every kind are followed: what they lead to must be seen, even if it was folded away or filtered out.
async function checkLanding(page, place) {
  const kinds = ['.figures a', '.parts a', '.index a', '.timeline a', '.card a', 'td a', '.lists a', '.list a', '.entity a', '.text p a.c', '.text p a.f', '.text p a.q', '.text p a.n', '.text p a.u', '.notes a'];
  for (const kind of kinds) {
    const lost = await page.evaluate(async (kind) => {
      const links = [...document.querySelectorAll(`${kind}[href^="#"]`)];
      const lost = [];
      const step = Math.max(1, Math.floor(links.length / 12));
      for (let at = 0; at < links.length; at += step) {
        document.querySelectorAll('details').forEach((box) => (box.open = false));
        links[at].click();
        for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
        const target = document.getElementById(links[at].getAttribute('href').slice(1));
        const { top, bottom, height } = target.getBoundingClientRect();
        if (height === 0 || bottom <= 0 || top >= innerHeight) lost.push(`${links[at].getAttribute('href')} at ${top}`);
      }
      return lost;
    }, kind);
    if (lost.length > 0) fault(place, `${kind} does not land: ${lost.slice(0, 4).join(', ')}`);
  }
}

/// Every choice of every filter shows just what it names, and "Show all" shows all.
async function checkFilters(page, place) {
  const shown = () =>
    page.evaluate(() => [...document.querySelectorAll('[data-show]')].filter((item) => !item.closest('[hidden]')).map(({ dataset: { show, level, type, in: articles } }) => ({ show, level, type, articles })));
  const all = await shown();
  const fits = {
    show: (item, value) => item.show === 'text' || item.show === value,
    level: (item, value) => item.show === 'text' || item.level === value,
    type: (item, value) => item.show === 'text' || item.type === value,
    article: (item, value) => !item.articles || item.articles.split(' ').includes(value),
  };
  let slowest = 0;
  for (const [name, isFit] of Object.entries(fits)) {
    const values = await page.$$eval(`select[name=${name}] option`, (options) => options.map((option) => option.value).filter(Boolean));
    for (const value of values.slice(0, 12)) {
      const before = Date.now();
      await page.selectOption(`select[name=${name}]`, value);
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
      slowest = Math.max(slowest, Date.now() - before);
      const now = await shown();
      const wrong = now.filter((item) => !isFit(item, value));
      const expected = all.filter((item) => isFit(item, value) && (name !== 'article' || item.articles));
      if (wrong.length > 0) fault(place, `${name}=${value} shows ${JSON.stringify(wrong[0])}`);
      if (now.filter((item) => name !== 'article' || item.articles).length !== expected.length) fault(place, `${name}=${value} shows ${now.length} of ${expected.length}`);
    }
    await page.click('button[type=reset]');
    await page.waitForFunction((count) => [...document.querySelectorAll('[data-show]')].filter((item) => !item.closest('[hidden]')).length === count, all.length);
  }
  console.log(`  ${place}: slowest filter ${slowest} ms`);
  if (slowest > PATIENCE) fault(place, `a filter takes ${slowest} ms`);
}

/// The keyboard reaches the findings at once and then the filters.
async function checkKeyboard(page, place) {
  await page.evaluate(() => scrollTo(0, 0));
  await page.keyboard.press('Tab');
  const first = await page.evaluate(() => document.activeElement.textContent);
  if (first !== 'Skip to the findings') fault(place, `Tab begins at ${first}`);
  await page.keyboard.press('Tab');
  const second = await page.evaluate(() => document.activeElement.name);
  if (second !== 'show') fault(place, `the second Tab reaches ${second}`);
}

/// How soon the page can be used: the best of three visits, for what else the machine does is not the page's.
async function checkSpeed(browser, file, place, settings) {
  let best = { usable: Infinity };
  for (let visit = 0; visit < 3; visit += 1) {
    const page = await open(browser, file, place, settings);
    const found = await page.evaluate(() => {
      const [navigation] = performance.getEntriesByType('navigation');
      const [paint] = performance.getEntriesByName('first-contentful-paint');
      const usable = Math.max(navigation.domContentLoadedEventEnd, paint?.startTime ?? 0);
      return { usable, loaded: navigation.loadEventEnd, nodes: document.querySelectorAll('*').length };
    });
    if (found.usable < best.usable) best = found;
    await page.context().close();
  }
  console.log(`  ${place}: usable after ${Math.round(best.usable)} ms, loaded after ${Math.round(best.loaded)} ms, ${best.nodes} elements`);
  if (best.usable > PATIENCE) fault(place, `usable only after ${Math.round(best.usable)} ms`);
}

/// Without its script the page shows everything, and no filter that would do nothing.
async function checkWithoutScript(browser, file, place) {
  const page = await open(browser, file, place, { viewport: { width: 1280, height: 900 }, javaScriptEnabled: false });
  if (await page.locator('#filters').isVisible()) fault(place, 'shows filters that cannot work');
  const hidden = await page.locator('[data-show][hidden]').count();
  if (hidden > 0) fault(place, `${hidden} findings are hidden`);
  await page.context().close();
}

async function shoot(page, name) {
  await page.screenshot({ path: join(folder, `${name}.png`) });
  const height = await page.evaluate(() => {
    document.querySelectorAll('.text, .scroll').forEach((element) => (element.style.contentVisibility = 'visible'));
    return document.documentElement.scrollHeight;
  });
  // Chromium paints no picture beyond 16384 pixels.
  const { width } = page.viewportSize();
  await page.screenshot({ path: join(folder, `${name}-whole.png`), fullPage: true, clip: { x: 0, y: 0, width, height: Math.min(height, 16000) } });
}

async function checkPage(browser, path) {
  const name = basename(resolve(path)).replace(/\W+/g, '-');
  const file = report(path, join(folder, `${name}.html`));
  const { size } = statSync(file);
  console.log(`${path}: ${(size / 1e6).toFixed(2)} MB`);
  if (size > WEIGHT) fault(name, `${size} bytes`);
  for (const { name: view, width, height, colorScheme } of VIEWS) {
    const place = `${name} ${view}`;
    const settings = { viewport: { width, height }, colorScheme };
    if (colorScheme === 'light') await checkSpeed(browser, file, place, settings);
    const page = await open(browser, file, place, settings);
    await checkWidth(page, place);
    await shoot(page, `${name}-${view}`);
    await checkAccess(page, place);
    if (colorScheme === 'light') {
      await checkKeyboard(page, place);
      await checkLinks(page, place);
      await checkLanding(page, place);
      await checkFilters(page, place);
    }
    await page.context().close();
  }
  const place = `${name} print`;
  const page = await open(browser, file, place, { viewport: { width: 794, height: 1123 } });
  await page.pdf({ path: join(folder, `${name}.pdf`), format: 'A4', preferCSSPageSize: true });
  await page.emulateMedia({ media: 'print' });
  await checkWidth(page, place);
  await shoot(page, `${name}-print`);
  await page.context().close();
  await checkWithoutScript(browser, file, `${name} without script`);
}

/// The picture of the README.
async function paint(browser, path) {
  const file = report(join(root, 'corpus/storm'), join(folder, 'picture.html'));
  const page = await open(browser, file, 'picture', { viewport: { width: 1100, height: 1000 } });
  const height = await page.evaluate(() => {
    document.querySelector('form').remove();
    return document.querySelector('.glance').getBoundingClientRect().bottom + 24;
  });
  writeFileSync(path, await page.screenshot({ clip: { x: 0, y: 0, width: 1100, height } }));
  console.log(`${path}: ${statSync(path).size} bytes`);
}

const browser = await chromium.launch({ executablePath: options.chromium, args: ['--no-sandbox'] });
try {
  if (options.picture) await paint(browser, resolve(options.picture));
  else for (const path of paths.length > 0 ? paths : [join(root, 'corpus')]) await checkPage(browser, path);
} finally {
  await browser.close();
}
console.log(faults.length === 0 ? `all holds; pictures are in ${folder}` : `${faults.length} faults; pictures are in ${folder}`);
process.exitCode = faults.length === 0 ? 0 : 1;
