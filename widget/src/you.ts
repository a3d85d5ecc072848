import { LimberYou } from './you/limber-you.js';

if (!customElements.get('limber-you')) customElements.define('limber-you', LimberYou);
