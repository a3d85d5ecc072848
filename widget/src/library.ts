import { LimberHelpful } from './library/limber-helpful.js';
import { LimberLibrary } from './library/limber-library.js';

if (!customElements.get('limber-helpful')) customElements.define('limber-helpful', LimberHelpful);
if (!customElements.get('limber-library')) customElements.define('limber-library', LimberLibrary);
