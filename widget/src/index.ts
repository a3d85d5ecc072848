import { LimberCoach } from './element/limber-coach.js';

// A page that has the script twice gets one.
if (!customElements.get('limber-coach')) customElements.define('limber-coach', LimberCoach);
