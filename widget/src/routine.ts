import './routine/limber-routine.js';
