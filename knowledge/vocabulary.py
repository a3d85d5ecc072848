"""The closed vocabularies of a record. A value outside them is an error that lists them.

Each name is what the YAML files say; `spoken` turns one into words.
"""

from __future__ import annotations

from typing import Literal

Badge = Literal["beginner", "home_friendly", "desk_friendly", "bed_friendly", "no_floor_needed"]

Position = Literal[
    "all_fours",
    "half_kneeling",
    "kneeling",
    "prone",
    "seated",
    "side_lying",
    "standing",
    "supine",
]

Equipment = Literal[
    "bed",
    "body_weight",
    "chair",
    "couch",
    "doorway",
    "mat",
    "step",
    "strap",
    "table",
    "towel",
    "wall",
]

MuscleGroup = Literal[
    "abductors",
    "abs",
    "adductors",
    "ankles",
    "biceps",
    "calves",
    "chest",
    "feet",
    "forearms",
    "glutes",
    "hamstrings",
    "hands",
    "hip_flexors",
    "lats",
    "lower_back",
    "neck",
    "obliques",
    "quads",
    "shins",
    "shoulders",
    "traps",
    "triceps",
    "upper_back",
]

MuscleRole = Literal["stretched", "working"]

Goal = Literal[
    "desk_relief",
    "flexibility",
    "mobility",
    "recovery",
    "rehab",
    "relaxation",
    "stability",
    "warm_up",
]

TrainingStyle = Literal[
    "bed_based",
    "chair_based",
    "desk_break",
    "dynamic_warm_up",
    "mobility_flow",
    "physio_rehab",
    "post_workout",
    "static_stretching",
    "yoga",
]

Kind = Literal["static", "dynamic"]
Space = Literal["small", "medium", "large"]
Noise = Literal["silent", "low", "medium", "loud"]

# What a person may have, or be, that changes what is offered: knowledge/safety/groups.yml says how.
Condition = Literal[
    "acute_back_pain",
    "acute_neck_pain",
    "ankle_injury",
    "arm_nerve_symptoms",
    "blood_thinners",
    "bone_cancer",
    "calf_or_achilles_tear",
    "collarbone_fracture",
    "disc_or_sciatica",
    "dizziness",
    "elbow_injury",
    "foot_injury",
    "foot_numbness",
    "glaucoma",
    "groin_strain",
    "hamstring_tear",
    "heart_condition",
    "high_blood_pressure",
    "hip_injury",
    "hip_replacement",
    "hip_replacement_anterior",
    "hypermobility",
    "knee_injury",
    "knee_replacement",
    "leg_blood_clot",
    "neck_injury",
    "osteoporosis_spine",
    "over_65",
    "pelvic_girdle_pain",
    "poor_balance",
    "pregnancy",
    "recent_surgery_chest",
    "recent_surgery_hip",
    "recent_surgery_neck",
    "recent_surgery_other",
    "recent_surgery_shoulder",
    "recent_surgery_spine",
    "recent_surgery_wrist",
    "rib_or_spine_fracture",
    "sacroiliac_pain",
    "shoulder_injury",
    "shoulder_instability",
    "shoulder_replacement",
    "spinal_stenosis",
    "tendon_antibiotics",
    "under_18",
    "unstable_neck",
    "wrist_injury",
]

Severity = Literal["low", "moderate", "high"]
# What a condition does to the offer: leave the stretch out, swap it for its easier form, or ask.
AvoidAction = Literal["exclude", "modify", "ask"]

SafetyTag = Literal[
    "balance",
    "floor_transfer",
    "head_below_heart",
    "hip_cross_midline",
    "hip_extension",
    "hip_external_rotation",
    "hip_flexion_over_90",
    "hip_internal_rotation",
    "knee_deep_flexion",
    "kneeling",
    "neck_end_range",
    "nerve_tension",
    "overhead_arm",
    "prone",
    "shoulder_abduction_er",
    "spinal_extension",
    "spinal_flexion",
    "spinal_rotation",
    "supine_flat",
    "wrist_load",
]


def spoken(term: str) -> str:
    """A vocabulary term as words: `hip_flexors` -> "hip flexors"."""
    return {"warm_up": "warm-up"}.get(term, term.replace("_", " "))
