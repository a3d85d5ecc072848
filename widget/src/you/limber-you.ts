import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { Refused, token } from '../core/person.js';
import { asking } from './asking.js';
import { calendar, earlier, firstDay, weeksOf } from './calendar.js';
import { isOurs, type Mine, prefer, read } from './data.js';
import { Deeds, type Part, type Question } from './deeds.js';
import { dose, weekByWeek } from './dose.js';
import { allOfIt, privacy } from './privacy.js';
import { Saver } from './saver.js';
import { settings } from './settings.js';
import { styles } from './styles.js';
import { told } from './told.js';
import { WORDS } from './words.js';

/** A history that is this long has lost its oldest already (see bot/profile/history.py). */
const MOST_KEPT = 40;

/** `<limber-you>`: what Limber keeps of the person, to be seen, changed, taken along and deleted. */
export class LimberYou extends LitElement {
  static override styles = styles;
  static override properties = {
    state: { state: true },
    mine: { state: true },
    chosen: { state: true },
  };

  declare state: 'loading' | 'nothing' | 'away' | 'here';
  declare mine: Mine | undefined;
  /** The day of the calendar that is looked at. */
  declare chosen: string;

  private readonly saver = new Saver(prefer, () => this.requestUpdate());
  private readonly deeds = new Deeds({
    changed: () => this.requestUpdate(),
    reload: () => this.load(),
    empty: () => this.empty(),
    focusOn: (where) => this.focusOn(where),
  });
  private asked: Question | undefined;
  private problem = '';
  private loads = 0;

  constructor() {
    super();
    this.state = 'loading';
    this.mine = undefined;
    this.chosen = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('storage', this.elsewhere);
    void this.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('storage', this.elsewhere);
  }

  /** Another tab has begun a conversation or ended it; each line said there is no reason to ask anew. */
  private readonly elsewhere = (event: StorageEvent): void => {
    if (isOurs(event) && (this.state === 'nothing') === Boolean(token())) void this.load();
  };

  private async load(): Promise<void> {
    if (!token()) return this.empty();
    const load = ++this.loads;
    if (this.state !== 'here') this.state = 'loading';
    try {
      const mine = await read();
      if (load === this.loads) this.show(mine); // else it was asked again, or deleted, meanwhile
    } catch (error) {
      if (load !== this.loads) return;
      this.problem = error instanceof Refused ? error.message : WORDS.away;
      this.state = 'away';
    }
  }

  private show(mine: Mine): void {
    this.mine = mine;
    this.saver.take(mine.preferences);
    this.state = 'here';
  }

  private empty(): void {
    this.loads += 1;
    this.mine = undefined;
    this.state = 'nothing';
  }

  protected override render(): TemplateResult {
    return html`${this.page()} ${asking(this.deeds.question, this.deeds.answered)}`;
  }

  protected override updated(): void {
    const { question } = this.deeds;
    if (question === this.asked) return; // a dialog that was closed tells so a little later
    this.asked = question;
    if (question) this.renderRoot.querySelector('dialog')?.showModal();
  }

  private page(): TemplateResult {
    if (this.state === 'loading') return html`<p role="status">${WORDS.loading}</p>`;
    if (this.state === 'away') return this.away();
    return this.mine ? this.all(this.mine) : this.nothing();
  }

  private away(): TemplateResult {
    return html`<div role="alert">
      <p>${this.problem}</p>
      <button type="button" @click=${() => this.load()}>${WORDS.again}</button>
    </div>`;
  }

  private nothing(): TemplateResult {
    const isGone = this.deeds.note.text === WORDS.gone;
    return html`<p class="empty" tabindex="-1">${isGone ? WORDS.gone : WORDS.nothing}</p>
      <p><a class="start" href="/">${WORDS.begin}</a></p>
      ${section('privacy', privacy())}`;
  }

  private all(mine: Mine): TemplateResult {
    const { deeds } = this;
    return html`${section('did', this.did(mine))}
      ${section('week', html`${dose(mine.dose)} ${weekByWeek(mine.weeks)}`)}
      ${section('how', settings(this.saver, mine.limits))}
      ${section('told', html`${told(mine, deeds.forgetOne)} ${this.note('told')}`)}
      ${section('privacy', html`${privacy()} ${allOfIt(mine, deeds)} ${this.note('privacy')}`)}`;
  }

  private did({ today, sessions, streak }: Mine): TemplateResult {
    const { length } = sessions;
    const count = length >= MOST_KEPT ? WORDS.latest(length) : WORDS.kept(length);
    const keeps = this.saver.shown.history;
    return html`<p>
        ${streak ? html`<strong>${WORDS.streak(streak)}</strong>` : nothing}
        ${length ? count : keeps ? WORDS.didNothing : nothing} ${keeps ? nothing : WORDS.notKept}
      </p>
      ${calendar(weeksOf(today, sessions), this.chosen, this.choose)} ${earlier(sessions, firstDay(today))}`;
  }

  private readonly choose = (day: string): void => {
    this.chosen = this.chosen === day ? '' : day;
  };

  private note(part: Part): TemplateResult {
    const { text, failed } = this.deeds.note.part === part ? this.deeds.note : {};
    return html`<p role="status" class=${failed ? 'problem' : 'quiet'}>${text ?? nothing}</p>`;
  }

  private async focusOn(where: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(where)?.focus();
  }
}

function section(name: Part, content: TemplateResult): TemplateResult {
  return html`<section aria-labelledby=${name}>
    <h2 id=${name} tabindex="-1">${WORDS[name]}</h2>
    ${content}
  </section>`;
}
