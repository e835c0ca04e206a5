"""Claims in other wordings: judgements that refuse or take, and what a speaker tells the other side to do."""

from __future__ import annotations

from crosswire.reading.positions.scene import Claim, Scene
from crosswire.record import Sentence

__all__ = ["commanded", "judged", "named"]

_PREDICATES = ("acomp", "attr", "oprd", "ccomp", "pobj")
_OPENING = ("PUNCT", "ADV", "INTJ", "CCONJ")


def judged(scene: Scene, i: int) -> Claim | None:
    """Returns the claim of a judgement that refuses or takes: "the offer is derisory", "that is off the table"."""
    token = scene.parsed.tokens[i]
    if token.dep not in _PREDICATES or token.pos not in ("ADJ", "NOUN", "VERB"):
        return None
    scorned, praised = (scene.words.has(name, token.text.lower()) for name in ("scorned", "praised"))
    verb = token.head
    if token.dep == "pobj" and scene.words.has("tables", scene.lemma(i)):
        verb, praised = scene.parsed.tokens[verb].head, True
    if not (scorned or praised) or scene.lemma(verb) != "be":
        return None
    said, subject = scene.said(i), scene.clauses.child(verb, "nsubj", "csubj")
    speaker = scene.parties.of_speaker(said)
    if speaker is None or subject is None:
        return None
    stance = "rejects" if scorned != scene.clauses.negated(verb) else "accepts"
    content = tuple(sorted({*scene.parsed.subtree(subject), i}))
    return Claim(i, stance, "judgement", (speaker,), content, said, firm=False)


def named(scene: Scene, i: int, sentence: Sentence) -> Claim | None:
    """Returns the claim of a name that refuses what it is given to: "called the payment an insult"."""
    if not scene.words.has("naming", scene.lemma(i)):
        return None
    after = [scene.parsed.tokens[k].text.lower() for k in scene.parsed.subtree(i) if k > i]
    thing, subject = scene.clauses.child(i, "dobj", "nsubj", "ccomp"), scene.clauses.subject(i)
    if thing is None or subject is None or scene.parsed.tokens[thing].pos in ("PRON", "DET"):
        return None
    if not any(scene.words.has("scorned", w) for w in after) or scene.clauses.negated(i):
        return None
    holders = scene.parties.of(subject, scene.said(i))
    content = tuple(scene.clauses.content(i, sentence))
    return Claim(i, "rejects", "judgement", holders, content, scene.said(i), firm=True) if holders else None


def commanded(scene: Scene, i: int, sentence: Sentence) -> Claim | None:
    """Returns the claim of what a quoted speaker tells the other side to do: "Give us five percent"."""
    token, said = scene.parsed.tokens[i], scene.said(i)
    bare = token.tag in ("VB", "VBP") and scene.clauses.child(i, "nsubj", "nsubjpass", "aux", "expl") is None
    if not bare or said is None or token.dep not in ("ROOT", "ccomp") or not scene.clauses.quoted(i):
        return None
    first = all(scene.parsed.tokens[k].pos in _OPENING for k in range(sentence.first, i))
    speaker = scene.parties.of_speaker(said) if first else None
    if speaker is None:
        return None
    lets = scene.lemma(i) == "let"
    content = tuple(scene.clauses.content(i, sentence))
    return Claim(i, "urges" if lets else "demands", "imperative", (speaker,), content, said, firm=lets)
