// "/#start=cat_cow", a link of the library, offers that stretch first.
const wanted = /^#start=([a-z0-9_]+)$/.exec(location.hash);
const coach = document.querySelector('limber-coach');
if (wanted && coach) coach.setAttribute('stretch', wanted[1]);

// "/#routine=own_1", where a routine was made, begins with it; once, whatever is reloaded.
const routine = /^#routine=([a-z0-9_]+)$/.exec(location.hash);
if (routine && coach) {
  history.replaceState(null, '', location.pathname);
  customElements.whenDefined('limber-coach').then(() => coach.startRoutine(routine[1]));
}

// What was seen is there without the server, too. A page that is not served safely has no such worker.
addEventListener('load', () => navigator.serviceWorker?.register('/sw.js'));
