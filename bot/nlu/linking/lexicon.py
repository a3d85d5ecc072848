"""What a word of a name proves.

A name is told apart from ordinary talk by the kinds of its words. "Kneeling" says how one is
placed and "hip" where on the body; people say both all day without naming a stretch. Common
words prove nothing. What is left tells: "figure", "cow", "needle".
"""

from __future__ import annotations

from typing import Literal

from bot.nlu.wordlist import wordset

Kind = Literal["telling", "stance", "place", "common", "joint", "head"]

HEADS = wordset("stretch pose exercise")
JOINTS = wordset("to the of on with and in over behind your my a an")
# What a recogniser writes for a spoken "to".
TO = wordset("to too two")
POINTERS = wordset("the that this")
OWNERS = wordset("my your his her our their a an")

STANCES = wordset(
    """cross crossed elevated forward fours half kneeling lying prone reclined seated side
    sideways sleeping split standing supine"""
)

PLACES = wordset(
    """achilles adductor ankle arch arm armpit back band bicep body bottom butt calf cervical
    chest chin cord delt deltoid ear elbow extensor eye face fascia finger flexor foot forearm
    gastrocnemius glute gluteus groin ham hamstring hand head heel hip iliacus iliopsoas
    iliotibial instep it joint knee lat leg levator muscle neck nose palm pec pectoral pelvic
    pelvis piriformis plantar psoas quad quadricep rhomboid scapulae scapular shin shoulder
    sole soleus spinal spine stomach tennis tfl thigh thoracic tibialis toe torso trap
    trapezius tricep trunk wrist"""
)

COMMON = wordset(
    """about after again ago ah all almost also always am an and another any anyone anything are
    around as ask at away bad be because been before begin being best better big bit both
    bring but by call came can cant come could day did didnt different do does doesnt doing
    done dont double down each early easier easy else end enough even ever every exercise
    facing far feel feels felt few find fine first five for four from front full gave get
    getting give go goes going gone good got great greatest had half happen happy hard harder
    has have having he heard hello help her here hey him his hold hot how hurt hurts i id if
    ill im in into is isnt it its ive just keep kind know last later lateral least leave left
    less let lets like little long look lot lots love low lower made make makes many may maybe
    me mean might minute minutes more morning most move much must my myself need needs never
    new next nice nine ninety no none not nothing now of off often ok okay old on once one
    only open or other others our ourselves out over own pain part pause people place please
    point pretty put quick quite ready real really rest resume right routine said same saw say
    says second seconds see seem seen sees session set seven she should show side since single
    six skip slow slowly small so some someone something soon sorry sort start started still
    stop straight strong such sure take takes talk tell ten than thank thanks that thats the
    their them then there these they thing things think this those though thought three
    through tight time times to today together tomorrow too took toward try turn two under
    until up upper us use used very wait wake walk want wants was wasnt watch way we weak week
    well went were what when where which while who whole why will with without wont word work
    world would yeah year yes yet you your"""
)


def kind(word_stem: str) -> Kind:
    """What a word of a name proves."""
    if word_stem in HEADS:
        return "head"
    if word_stem in JOINTS:
        return "joint"
    if word_stem in STANCES:
        return "stance"
    if word_stem in PLACES:
        return "place"
    return "common" if word_stem in COMMON else "telling"
