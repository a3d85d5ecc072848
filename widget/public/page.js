// "/#start=cat_cow", a link of the library, offers that stretch first.
const wanted = /^#start=([a-z0-9_]+)$/.exec(location.hash);
if (wanted) document.querySelector('limber-coach').setAttribute('stretch', wanted[1]);
