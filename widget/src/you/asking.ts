import { html, type TemplateResult } from 'lit';
import type { Question } from './deeds.js';
import { WORDS } from './words.js';

/** A dialog that asks before something is lost. It stays in the page, so that focus returns from it. */
export function asking(question: Question | undefined, over: () => void): TemplateResult {
  const close = (event: Event) => (event.currentTarget as HTMLElement).closest('dialog')?.close();
  const yes = (event: Event) => {
    close(event);
    question?.then();
  };
  return html`<dialog aria-labelledby="title" aria-describedby="says" @close=${over}>
    <h2 id="title"><bdi>${question?.title}</bdi></h2>
    <p id="says">${question?.says}</p>
    <div class="buttons">
      <button type="button" autofocus @click=${close}>${WORDS.cancel}</button>
      <button type="button" class="lose" @click=${yes}>${question?.yes}</button>
    </div>
  </dialog>`;
}
