import { html, nothing, type TemplateResult } from 'lit';
import type { Mine } from './data.js';
import type { Deeds } from './deeds.js';
import { WORDS } from './words.js';

/** What is kept where, in plain words. */
export function privacy(): TemplateResult {
  return html`<ul class="plain">
    ${WORDS.privacySays.map((one) => html`<li>${one}</li>`)}
  </ul>`;
}

/** What there is to be done with all of it, where there is something. */
export function allOfIt(mine: Mine, deeds: Deeds): TemplateResult {
  return html`<p>${WORDS.folder} <code><bdi>${mine.folder}</bdi></code></p>
    ${mine.in_session ? html`<p>${WORDS.inSession}</p>` : nothing}
    <div class="buttons">
      <button type="button" @click=${deeds.download}>${WORDS.download}</button>
      <button type="button" class="lose" @click=${deeds.forgetHistory}>${WORDS.deleteHistory}</button>
      <button type="button" class="lose" @click=${deeds.forgetEverything}>${WORDS.deleteAll}</button>
    </div>`;
}
