import { html, nothing, type TemplateResult } from 'lit';
import { type None, type Other, type Whole, spoken } from './records.js';
import { WORDS } from './words.js';

/** A stretch with all that its record holds. */
export function stretch(one: Whole): TemplateResult {
  const { dose, performance } = one;
  return html`<article>
    <h2 tabindex="-1">${one.name}</h2>
    <p class="badges">
      ${[WORDS.level(one.difficulty), one.kind, ...one.badges.map(spoken), ...one.equipment.map(spoken)].map(
        (badge) => html`<span>${badge}</span>`,
      )}
    </p>
    <div class="top">
      ${one.drawn ? html`<img src=${`/api/pose/${one.id}.svg`} alt="" />` : nothing}
      <div>
        <p>${one.summary}</p>
        <limber-helpful .stretch=${one.id}></limber-helpful>
        <p><a class="start" href=${`/#start=${one.id}`}>${WORDS.start}</a></p>
      </div>
    </div>
    ${part(WORDS.how, [performance.start, ...performance.steps], true)}
    ${part(WORDS.cues, one.form_cues)} ${part(WORDS.breathing, one.breathing.line)}
    ${part(WORDS.feel, [one.feel.where, one.feel.not_where])} ${part(WORDS.range, one.range_of_motion)}
    <section>
      <h3>${WORDS.dose}</h3>
      <dl>
        ${row(WORDS.hold, `${WORDS.seconds(dose.hold_s.least, dose.hold_s.most)} ${one.sided ? WORDS.eachSide : ''}`)}
        ${row(WORDS.reps, WORDS.times(dose.reps.least, dose.reps.most))}
        ${row(WORDS.rest, WORDS.seconds(dose.rest_s.least, dose.rest_s.most))}
        ${row(WORDS.tempo, dose.tempo_note)}
      </dl>
    </section>
    ${muscles(one)}
    ${part(WORDS.safety, one.safety_notes)}
    ${part(WORDS.avoid, one.when_to_avoid.map((avoided) => avoided.say))}
    ${part(
      WORDS.mistakes,
      one.common_mistakes.map((wrong) => WORDS.instead(wrong.cue, wrong.mistake)),
    )}
    ${part(WORDS.needed, toldIn(one.flexibility_needed))} ${part(WORDS.first, toldIn(one.build_up_first))}
    ${others(WORDS.easier, one.easier)} ${others(WORDS.harder, one.harder)}
    ${part(WORDS.spotting, toldIn(one.spotting))}
    <section>
      <dl>
        ${row(WORDS.aliases, one.aliases.join(', '))} ${row(WORDS.goals, one.goals.map(spoken).join(', '))}
        ${row(WORDS.styles, one.training_styles.map(spoken).join(', '))}
        ${row(WORDS.setup, WORDS.space(one.setup_requirements.space, one.setup_requirements.noise))}
        ${row(
          WORDS.popularity,
          typeof one.popularity === 'number' ? WORDS.ten(one.popularity) : toldIn(one.popularity).join(' '),
        )}
      </dl>
    </section>
  </article>`;
}

function part(title: string, told: string | readonly string[], numbered = false): TemplateResult | typeof nothing {
  if (!told.length) return nothing;
  if (typeof told === 'string') return html`<section><h3>${title}</h3><p>${told}</p></section>`;
  const items = told.map((one) => html`<li>${one}</li>`);
  return html`<section>
    <h3>${title}</h3>
    ${numbered ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`}
  </section>`;
}

/** A field that is a list, a text, or says that there is none. */
function toldIn(field: unknown): string[] {
  if (typeof field === 'string') return [field];
  if (Array.isArray(field)) return field.filter((one): one is string => typeof one === 'string');
  const none = (field as { none?: unknown } | null)?.none;
  return typeof none === 'string' ? [none] : [];
}

function row(name: string, value: string): TemplateResult | typeof nothing {
  return value ? html`<div><dt>${name}</dt><dd>${value}</dd></div>` : nothing;
}

function muscles(one: Whole): TemplateResult {
  return html`<section>
    <h3>${WORDS.muscles}</h3>
    <ul class="loads">
      ${one.muscles.breakdown.map(
        (part) => html`<li>
          <span>${spoken(part.group)}, ${WORDS.role[part.role] ?? part.role}</span>
          <meter min="0" max="10" value=${part.load} aria-label=${spoken(part.group)}></meter>
          <span>${WORDS.load(part.load)}</span>
          <small>${part.anatomy.join(', ')}</small>
        </li>`,
      )}
    </ul>
  </section>`;
}

function others(title: string, list: readonly Other[] | None): TemplateResult | typeof nothing {
  if ('none' in list) return part(title, list.none);
  if (!list.length) return nothing;
  return html`<section>
    <h3>${title}</h3>
    <ul>
      ${list.map(
        (one) => html`<li>
          ${one.stretch && one.name ? html`<a href=${`#${one.stretch}`}>${one.name}</a>: ` : nothing}${one.how}
        </li>`,
      )}
    </ul>
  </section>`;
}
