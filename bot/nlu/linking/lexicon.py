"""What a word of a name proves.

A name is told apart from ordinary talk by the kinds of its words. "Kneeling" says how one is
placed, "wall" by what, and "hip" where on the body; people say them without naming a stretch.
Common words prove nothing. What is left tells: "figure", "cow", "needle".
"""

from __future__ import annotations

from typing import Literal

from bot.nlu.wordlist import wordset

Kind = Literal["telling", "stance", "place", "common", "joint", "head"]

HEADS = wordset("stretch pose exercise")
JOINTS = wordset("to the of on with and in at over against behind your my a an")
# What a recogniser writes for a spoken "to".
TO = wordset("to too two")
POINTERS = wordset("the that this")
OWNERS = wordset("my your his her our their a an")
# "Any calf stretch" and "a good calf stretch" ask for one; they do not name it.
OPEN = wordset("another any best better different every favourite good more nice other some")
# Common words that nobody says before "stretch": there they are a name misheard.
NO_ENGLISH = wordset("as is so us")

STANCES = wordset(
    """bed bench chair couch cross crossed desk door doorway elevated floor forward fours half
    kneeling lying prone reclined seated side sideways sit sleeping sofa split standing step strap
    supine table towel upright wall"""
)

PLACES = wordset(
    """achilles adductor ankle arch arm armpit back band biceps body bottom butt calf cervical
    chest chin cord delt deltoid ear elbow extensor eye face fascia fasciitis finger flexor foot
    forearm gastrocnemius glute gluteus groin ham hamstring hand head heel hip iliacus iliopsoas
    iliotibial instep it joint knee lat leg levator muscle neck nose palm pec pectoral pelvic
    pelvis piriformis plantar psoas quad quadricep rhomboid scapulae scapular shin shoulder
    sole soleus spinal spine stomach tennis tfl thigh thoracic tibialis toe torso trap
    trapezius triceps trunk wrist"""
)

# Near to words of names, and no slips for them.
OTHERS = wordset("butterflies feel feels")
# Near to words of names as well, but rather themselves: "fall" is no slip for "wall".
EVERYDAY = wordset(
    """ache aches ahead air allows along arc arching awake bake ball banging bare beat
    beating beats beyond black bleeding bowels breaking buddy bug bump bunch burn burns cake
    calm calmly cap catch catches catching cheers chess chills coach cold control counted
    crown cut dead dear deeply dinner dose drink drop dropped drops dry dull dying eight
    fall falls fee fell field fill firm fluid folks follow follows food force form forms
    found gear guide halfway halt handy hang hangs hear held hell high hop hour hours
    instance jump kneel knock land lead learn level life light lights list lists lock locks
    loop lose luck lump lumps match meet near night noise noisy nope note notes ouch pack
    pens per phone phones pic pillow pillows pinch pinches playing pop popped power purple
    racing rack raised read remaining rise rises role round rounds sat scope seeing send
    sends sent setup shall share shouldnt sing sink sinks size slipping slower smile snap
    socks soft song sore sound sounds spins spot spotting spreading stabbing starting state
    steady sting stings straighten stuck suit suits swap sweaty tablet tablets tall teach
    tear tend tense thick thin thinners throat thrown tick tingle tingles tingling tired
    toilet told tops torn tough train treat trial waist warnings wheels wheezing whose wide
    wider wipe worse worst wrap wraps write"""
)

# Parts so large that "a hip stretch" is a wish for something there, and names nothing.
BROAD = wordset("arm back body hip leg thigh")

COMMON = wordset(
    """about after again ago ah all almost also always am an and another anterior any anyone
    anything are around as ask at away bad be because been before begin being best better
    big bit both break bring but by call came can cant come cool could day did didnt
    different do does doesnt doing done dont double down dynamic each early easier easy else
    end enough even evening ever every everything exercise facing far feel feels felt few
    fifteen find fine first five for forty four from front full gave gentle get getting give
    go goes going gone good got great greatest gym had half happen happy hard harder has
    have having he heard hello help her here hey him his hold hot hour hours how hurt hurts
    i id if ill im in inner into is isnt it its ive just keep kind know last later lateral
    least leave left less let lets like little long look lot lots love low lower made make
    makes many may maybe me mean middle might minute minutes more morning most move much
    must my myself need needs never new next nice night nine ninety no none not nothing now
    of off office often ok okay old on once one only open or other others our ourselves out
    outer over own pain part pause people place please point posterior pretty put quick
    quite ready real really rear rest resume right routine run running said same saw say
    says second seconds see seem seen sees senior seniors session set seven she short should
    show side since single six sixty skip slow slowly small so some someone something soon
    sorry sort start started static stiff still stop straight strong such sure take takes
    talk tell ten than thank thanks that thats the their them then there these they thing
    things think thirty this those though thought three through tight time times to today
    together tomorrow too took toward try turn twenty two under until up upper us use used
    very wait wake walk want wants warm was wasnt watch way we weak week well went were what
    when where which while who whole why will wind with without wont word work workout world
    would yeah year yes yet yoga you your"""
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
