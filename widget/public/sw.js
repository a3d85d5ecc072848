// Keeps what was seen of the pages, the drawings and the library, for when the server is away. While
// it is there, it is asked first: nothing old is shown then.
const STORE = 'limber-1';
const FIRST = ['/', '/limber.js', '/page.js', '/page.css', '/icon.svg', '/library.html', '/library.js', '/timer.js'];
const MORE = ['/you.html', '/you.js', '/routine.html', '/routine.js'];
const LISTS = ['/api/names.json', '/api/stretches.json'];
// What is a person's own is never kept here.
const LIVE = /^\/(?:speech|socket\.io|microphone$|webhooks|api\/me|api\/routine)/;

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(STORE).then((store) => store.addAll([...FIRST, ...MORE, ...LISTS])));
  self.skipWaiting();
});

self.addEventListener('activate', (event) => {
  const others = (names) => names.filter((name) => name !== STORE);
  const clear = caches.keys().then((names) => Promise.all(others(names).map((name) => caches.delete(name))));
  event.waitUntil(clear.then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== 'GET' || address.origin !== location.origin || LIVE.test(address.pathname)) return;
  event.respondWith(answered(request));
});

async function answered(request) {
  const store = await caches.open(STORE);
  try {
    const answer = await fetch(request);
    if (answer.ok) await store.put(request, answer.clone());
    return answer;
  } catch (error) {
    const kept = await store.match(request);
    if (kept) return kept;
    throw error;
  }
}
