'use strict';
// The page is whole without this script; it adds filters, opens what a link leads to, and opens everything for print.
(() => {
  const form = document.getElementById('filters');
  const items = [...document.querySelectorAll('[data-show]')];
  const listed = [...document.querySelectorAll('li[data-in]:not([data-show])')];
  const groups = [...document.querySelectorAll('.group, .part')].filter((group) => group.querySelector('[data-show]'));
  const stories = [...document.querySelectorAll('.story')];
  const holds = (item, article) => !article || !item.dataset.in || item.dataset.in.split(' ').includes(article);

  const isShown = (item, { show, level, type, article }) => {
    const kind = item.dataset.show;
    if (!holds(item, article)) return false;
    if (kind === 'text') return true;
    if (show && kind !== show) return false;
    if (level && item.dataset.level !== level) return false;
    return !type || item.dataset.type === type;
  };

  const filter = () => {
    const wanted = Object.fromEntries(new FormData(form));
    const findings = items.filter((item) => item.dataset.show !== 'text' && !item.querySelector('[data-show]'));
    for (const item of items) item.hidden = !isShown(item, wanted);
    for (const item of listed) item.hidden = !holds(item, wanted.article);
    // Innermost groups first: a part is empty when all its groups are.
    for (const group of groups) group.hidden = ![...group.querySelectorAll('[data-show]')].some((item) => !item.hidden);
    for (const story of stories) story.hidden = !holds(story, wanted.article);
    document.documentElement.dataset.only = wanted.show || (wanted.level || wanted.type ? 'conflict' : '');
    const shown = findings.filter((item) => !item.closest('[hidden]')).length;
    const isFiltered = Object.values(wanted).some(Boolean);
    form.querySelector('output').textContent = isFiltered ? `${shown} of ${findings.length} shown` : '';
  };

  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (!target) return;
    if (target.closest('[hidden]')) {
      form.reset();
      filter();
    }
    for (let box = target.closest('details'); box; box = box.parentElement.closest('details')) box.open = true;
    const own = target.querySelector(':scope > th > details');
    if (own) own.open = true;
    target.scrollIntoView();
    // What was not laid out until now may have moved the target.
    requestAnimationFrame(() => target.scrollIntoView());
  };

  form.hidden = false;
  form.addEventListener('change', filter);
  form.addEventListener('reset', () => setTimeout(filter));
  form.addEventListener('submit', (event) => event.preventDefault());
  addEventListener('hashchange', reveal);
  // A link to where one already is changes no address.
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link && link.hash === location.hash) reveal();
  });
  // A browser may have kept the choices of the last visit.
  filter();
  reveal();

  let opened = [];
  addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll('details:not([open])')];
    for (const box of opened) box.open = true;
  });
  addEventListener('afterprint', () => {
    for (const box of opened) box.open = false;
  });
})();
