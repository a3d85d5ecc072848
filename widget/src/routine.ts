import { LimberRoutine } from './routine/limber-routine.js';

if (!customElements.get('limber-routine')) customElements.define('limber-routine', LimberRoutine);
