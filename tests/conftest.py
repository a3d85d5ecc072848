"""What all tests share: no deadlines, and a base with a stretch that Limber does not know."""

import pytest
from hypothesis import settings

# A timing is judged in benchmarks, never by a test: a busy machine is no failure.
settings.register_profile("limber", deadline=None)
settings.load_profile("limber")

RECORD = """\
id: thumb_down_biceps_stretch
name: Thumb Down Biceps Stretch
aliases: [Bicep Reach]
summary: A standing stretch for the front of the upper arm. Hold it 20 to 40 seconds a side.
badges: [beginner, no_floor_needed]
equipment: [body_weight]
difficulty: 1
kind: static
sided: true
muscles:
  primary: [biceps]
  secondary: [forearms]
  breakdown:
    - {group: biceps, load: 7, anatomy: [Biceps Brachii], role: stretched}
    - {group: forearms, load: 3, anatomy: [Brachioradialis], role: stretched}
goals: [flexibility]
training_styles: [static_stretching]
popularity: {none: I have no popularity score for this one.}
setup_requirements: {rack: false, bench: false, spotter: false, space: small, noise: silent}
dose:
  hold_s: {least: 20, most: 40, usual: 25}
  reps: {least: 1, most: 3, usual: 2}
  rest_s: {least: 10, most: 20, usual: 10}
  tempo: {into: 0, hold: 25, out: 0}
  tempo_note: Only the hold is counted.
performance:
  position: standing
  start: Stand tall, one arm reaching low behind you with its thumb to the floor.
  setup:
    - {say: "Stand tall, and let your arms hang.", seconds: 6}
    - {say: "Point your left thumb at the floor.", seconds: 5}
    - {say: "Reach that hand behind you, until the upper arm gently stretches.", seconds: 8}
  steps:
    - Turn one thumb to the floor, and reach that hand low behind you.
    - Let the arm hang to come out, and do the same with your other arm.
  release: {say: "Let that arm hang loose.", seconds: 5}
  switch: {say: "Turn your other thumb down, and reach that hand behind you.", seconds: 7}
form_cues: [Keep that elbow long., Keep your ribs down.]
breathing:
  line: Breathe in and grow tall, then breathe out and let the thumb sink.
  cues: ["Breathe in, grow tall.", "Slow breath out, thumb heavy."]
range_of_motion: Reach only until the front of the upper arm stretches gently.
feel:
  where: You should feel it along the front of the upper arm.
  not_where: It should not tingle in the hand or pinch in the shoulder.
safety_notes: [Let the arm hang at once if a hand tingles.]
spotting: Nobody needs to spot you.
common_mistakes: [{mistake: The shoulder rolls forward., cue: Roll that shoulder open.}]
when_to_avoid:
  - condition: shoulder_instability
    say: an unstable shoulder
    severity: high
    action: exclude
    sources: [my_arm_book]
safety_tags: []
flexibility_needed: [Your arm reaches a little behind you without pain.]
build_up_first: {none: Nothing has to come before it.}
easier: [{name: Shoulder Rolls, how: Roll both shoulders slowly., stretch: shoulder_rolls}]
harder: {none: I know no harder form.}
video: {none: I have no video of this stretch yet.}
sources:
  dose: [acsm_2021]
  breathing: [mayo_stretching]
  safety: [my_arm_book]
  muscles: [my_arm_book]
  technique: [my_arm_book]
notes: []
"""

POSE = """\
alt: Someone stands tall and reaches the left hand low behind them. The left upper arm is marked.
view: side
start:
  legs: {thigh: -90}
  touch: [left_foot, right_foot]
end:
  left_arm: {upper_arm: -130}
arrows: [left_hand]
"""

ROUTINE = """\
id: upper_arm_minutes
name: Upper Arm Minutes
summary: The front of both upper arms, then the shoulders.
minutes: 3
level: 1
when: After carrying something heavy.
equipment: []
items:
  - {stretch: thumb_down_biceps_stretch, hold_s: 25, reps: 1}
  - {stretch: cross_body_shoulder_stretch, hold_s: 30, reps: 1}
sources: [my_arm_book]
"""

SOURCES = """\
my_arm_book: {title: my own book about arms, address: on my shelf}
"""

FILES = {
    "stretches/thumb_down_biceps_stretch.yml": RECORD,
    "poses/thumb_down_biceps_stretch.yml": POSE,
    "routines/upper_arm_minutes.yml": ROUTINE,
    "sources.yml": SOURCES,
}


@pytest.fixture(scope="session")
def own_knowledge(tmp_path_factory):
    """A folder for `LIMBER_KNOWLEDGE`: a stretch, its drawing, a routine with it, a source."""
    folder = tmp_path_factory.mktemp("own")
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
