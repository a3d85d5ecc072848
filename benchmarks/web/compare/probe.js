// Put into each page before its own scripts: when it can be used, and what its policy stopped.
(ready) => {
  const probe = { long: [], seen: null, violations: [] };
  window.limberProbe = probe;

  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) probe.long.push([one.startTime, one.startTime + one.duration]);
  }).observe({ type: 'longtask', buffered: true });

  document.addEventListener('securitypolicyviolation', (one) => {
    probe.violations.push(`${one.effectiveDirective} ${one.blockedURI}`);
  });

  probe.find = (selector) => {
    const [first, inside] = selector.split(' >>> ');
    const found = document.querySelector(first);
    return inside ? found?.shadowRoot?.querySelector(inside) : found;
  };
  probe.shown = (selector) => {
    const box = probe.find(selector);
    if (!box?.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    const { width, height } = box.getBoundingClientRect();
    return width > 0 && height > 0;
  };
  // All that can be read, in open shadow roots too.
  probe.text = (root = document.body) =>
    (root.innerText ?? '') +
    [...root.querySelectorAll('*')]
      .filter((one) => one.shadowRoot)
      .map((one) => [...one.shadowRoot.children].map((child) => child.innerText ?? '').join('\n') +
        probe.text(one.shadowRoot))
      .join('\n');

  // Looked for before each frame is painted; the time is that of the first task after the paint.
  const look = () => {
    if (!probe.shown(ready)) requestAnimationFrame(look);
    else setTimeout(() => { probe.seen = performance.now(); });
  };
  requestAnimationFrame(look);

  // Interactive: loaded, seen, and behind the last long task before a second without any. Told by the
  // page itself: a question from outside would be work of its thread, just when it matters.
  const interactive = () => {
    const [navigation] = performance.getEntriesByType('navigation');
    if (probe.seen === null || !navigation.loadEventEnd) return null;
    let end = Math.max(navigation.loadEventEnd, probe.seen);
    for (const [from, to] of probe.long) {
      if (from > end + 1000) break;
      end = Math.max(end, to);
    }
    if (performance.now() < end + 1200) return null;
    const blocked = probe.long.filter(([from]) => from < end).map(([from, to]) => to - from - 50);
    return {
      interactive_ms: end,
      seen_ms: probe.seen,
      blocking_ms: blocked.reduce((sum, one) => sum + Math.max(0, one), 0),
    };
  };
  const tell = () => {
    const found = interactive();
    if (found) console.info(`limberProbe ${JSON.stringify(found)}`);
    else setTimeout(tell, 200);
  };
  addEventListener('load', () => setTimeout(tell, 1200));
}
