import { html, nothing, type TemplateResult } from 'lit';
import { spoken } from '../library/records.js';
import type { Bench } from './bench.js';
import type { Deeds } from './deeds.js';
import type { Hands } from './hands.js';
import { icon } from './icons.js';
import { time, WORDS } from './words.js';

/** How long it takes, how hard it is, and what it needs. */
export function totals({ checker, draft }: Bench): TemplateResult | typeof nothing {
  const { told } = checker;
  if (!draft.items.length) return nothing;
  if (!told) return html`<p class="quiet">${WORDS.checked}</p>`;
  const things = told.equipment.map(spoken).join(', ') || WORDS.noThings;
  const rows = [
    [WORDS.total, time(told.seconds)],
    [WORDS.hardest, WORDS.ofFive(told.level)],
    // With a problem in it the server does not tell them.
    ...(told.problems.length ? [] : [[WORDS.things, things]]),
  ];
  return html`<dl class="totals">
    ${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}
  </dl>`;
}

/** What is worth knowing before it is done, and what is wrong with it as a whole. */
export function notes({ checker }: Bench): TemplateResult {
  const { told, problem } = checker;
  return html`<div role="status" class="notes">
    ${problem ? html`<p class="problem">${problem}</p>` : nothing}
    ${(told?.notes ?? []).map((note) => html`<p class="note">${note}</p>`)}
  </div>`;
}

/** What keeps the server from helping, and what to do. */
export function banner({ checker }: Bench, known: boolean): TemplateResult {
  if (!known) return html`<p class="banner"><a href="/">${WORDS.hello}</a> <span>${WORDS.helloWhy}</span></p>`;
  const again = html`<button type="button" @click=${() => checker.again()}>${WORDS.again}</button>`;
  return html`<div role="alert">
    ${checker.failure ? html`<p class="banner"><span>${checker.failure}</span> ${again}</p>` : nothing}
  </div>`;
}

export function steps(bench: Bench, hands: Hands): TemplateResult {
  return html`<div class="buttons steps">
    <button type="button" aria-disabled=${bench.canUndo ? 'false' : 'true'} @click=${() => hands.undo()}>${icon('undo')} ${WORDS.undo}</button>
    <button type="button" aria-disabled=${bench.canRedo ? 'false' : 'true'} @click=${() => hands.redo()}>${icon('redo')} ${WORDS.redo}</button>
  </div>`;
}

/** Saving it, starting it, and its way in and out as a file. */
export function endings(bench: Bench, deeds: Deeds): TemplateResult {
  const pick = (event: Event) => (event.currentTarget as HTMLElement).parentElement?.querySelector('input')?.click();
  const picked = (event: Event) => {
    const field = event.target as HTMLInputElement;
    const file = field.files?.[0];
    field.value = ''; // the same file may be read again
    if (file) void deeds.read(file);
  };
  const rests = bench.isSaved ? WORDS.isSaved : bench.draft.items.length ? WORDS.isKept : '';
  return html`<div class="buttons">
      <button type="button" class="start" @click=${() => deeds.start()}>${WORDS.start}</button>
      <button type="button" @click=${() => deeds.save()}>${WORDS.save}</button>
    </div>
    <p role="status" class=${deeds.failed ? 'problem' : 'quiet'}><bdi>${deeds.note || rests}</bdi></p>
    ${deeds.offersNew ? html`<button type="button" @click=${() => deeds.save(true)}>${WORDS.saveNew}</button>` : nothing}
    <div class="buttons">
      <button type="button" @click=${() => deeds.download()}>${WORDS.download}</button>
      <span>
        <button type="button" @click=${pick}>${WORDS.read}</button>
        <input type="file" accept=".yml,.yaml,.txt" hidden @change=${picked} />
      </span>
      <button type="button" @click=${() => deeds.fresh()}>${WORDS.fresh}</button>
    </div>`;
}
