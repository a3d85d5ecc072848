import { LimberLibrary } from './library/limber-library.js';

if (!customElements.get('limber-library')) customElements.define('limber-library', LimberLibrary);
