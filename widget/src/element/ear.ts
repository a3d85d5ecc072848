import { html, type TemplateResult } from 'lit';
import { WORDS } from '../words.js';
import { icon } from './icons.js';
import type { Microphone } from './microphone.js';

/** The microphone's button: pressed once it stays open, held down only so long; and how loud it is. */
export function ear(microphone: Microphone): TemplateResult {
  const { state, level } = microphone;
  return html`<button
    type="button"
    class="ear ${state}"
    aria-pressed=${state === 'off' ? 'false' : 'true'}
    aria-label=${WORDS.ears[state]}
    title=${`${WORDS.ears[state]}. ${WORDS.ears.push}`}
    @pointerdown=${() => microphone.press()}
    @pointerup=${() => microphone.release()}
    @pointercancel=${() => microphone.release()}
    @contextmenu=${(event: Event) => event.preventDefault()}
    @click=${(event: MouseEvent) => event.detail === 0 && microphone.toggle()}
  >
    ${icon('ear')}
    <span class="level" aria-hidden="true"><span .style=${`inline-size: ${Math.round(level * 100)}%`}></span></span>
  </button>`;
}
