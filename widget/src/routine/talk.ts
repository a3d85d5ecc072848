import { html, nothing, type TemplateResult } from 'lit';
import { MOST } from './draft.js';
import type { Ear } from './ear.js';
import { icon } from './icons.js';
import { WORDS } from './words.js';

interface Talk {
  ear: Ear;
  said: string;
  say(words: string): Promise<boolean>;
}

/** Changing the routine by saying how, typed or aloud. */
export function talk({ ear, said, say }: Talk): TemplateResult {
  const submit = async (event: Event) => {
    event.preventDefault();
    const field = (event.currentTarget as HTMLFormElement).querySelector('input') as HTMLInputElement;
    const words = field.value;
    // What was not understood stays, to be put another way.
    if ((await say(words)) && field.value === words) field.value = '';
  };
  const told = ear.problem || { off: said, opening: WORDS.opening, open: WORDS.listening }[ear.state];
  return html`<form class="talk" @submit=${submit}>
      <label for="words">${WORDS.say}</label>
      <div class="row">
        <input id="words" name="words" maxlength=${MOST.words} autocomplete="off" enterkeyhint="send" aria-describedby="say-help" />
        <button
          type="button"
          class="ear"
          aria-label=${WORDS.speak}
          title=${WORDS.speak}
          aria-pressed=${ear.state === 'off' ? 'false' : 'true'}
          @click=${() => ear.toggle()}
        >
          ${icon('ear')}
        </button>
        <button type="submit">${WORDS.change}</button>
      </div>
      ${ear.state === 'open' ? html`<meter min="0" max="1" .value=${ear.level} aria-label=${WORDS.level}></meter>` : nothing}
      <p id="say-help" class="quiet">${WORDS.sayHelp}</p>
    </form>
    <p role="status" class="said"><bdi>${told}</bdi></p>`;
}
