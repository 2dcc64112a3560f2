"""Take a published name apart: honorifics in front, the person, post-nominals behind.

British boards print "The Rt Hon The Lord Macfarlane of Bearsden", "Cllr Robins" and "Suzy Brain England OBE" side by
side, so a name can only be compared with another once the titles are off. The words kept here are the ones that
British public bodies use; nameparser then splits what is left into given and family names.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from nameparser import HumanName


def word_set(text: str) -> frozenset[str]:
    """The words of a list that is written out as text: how a lexicon is kept readable in code."""
    return frozenset(text.split())


# Words that stand in front of a name and are no part of it. Those of two or more words are listed as such.
HONORIFICS = word_set(
    """
    prof.ssa dott.ssa prof.ª profª profa biol biól blgo blga quím mtro mtra abg academician emer cpt engr
    rag geom pro tem tempore med fil tekn agr dhr mw barr
    mr mrs ms miss mx master messrs madam dr doctor drs prof professor rev revd reverend fr father canon dean
    prebendary preb
    archdeacon ven venerable bishop archbishop rabbi imam pastor sister brother deacon cllr cllrs coun cyng
    cynghorydd rev'd rev’d councillor councillors cnclr alderman ald alderwoman provost bailie baillie sheriff
    lord lady sir dame assoc baron baroness viscount viscountess earl countess marquess duke duchess hon
    honourable honorable rt right the y very most capt captain major maj col colonel lt lieutenant gen general brig
    brigadier cmdr commander commodore admiral sgt sergeant insp inspector supt superintendent constable judge
    wing squadron
    justice ambassador mayor chief acting deputy lord-lieutenant sqn ldr wg cdr air vice-admiral m.sc msc eur
    ing engr emeritus emerita senator rep alhaji hajj haji hajji sheikh shaikh pandit susuga afioga tofa herr
    frau mme mlle senor senora don dona señor señora monsieur madame doña dra sra srta sr ir hab habil mgr mag
    dipl dipl.-ing inż lic arq mudr phdr rndr judr eng sen congressman congresswoman assemblyman assemblywoman
    councilman councilwoman councilmember councilor alderperson selectman selectwoman
    pro-tem protem atty adv bro rtn lion mjf pmjf counsel cpl elder comrade kapitan hon'ble hon’ble
    doc docent univ.-prof pr dña druh druhna dott avv datuk dato datin shri smt mba mpa bsc llm phd
    """
)
# Titles that are also given names, surnames or jobs: taken off only in front of a title or a whole name.
_DOUBTFUL = word_set(
    """
    dean major justice earl duke baron judge general don sister brother father chief acting deputy the right
    air wg eur ing rep master bishop canon provost constable sheriff mayor
    """
)
# Degrees that some countries print in front of a name: titles only where a given name and a surname follow.
_DEGREES = word_set("mba mpa bsc llm phd")
# Titles that are also names or initials: in front of a given name and a surname only, and not in capitals.
_BEFORE_TWO = word_set(
    "ing eng sen doc pr sr ir mag rep don general major earl duke baron justice lion counsel elder bro adv"
)
# What the faculty of a doctorate adds to the title ("Dr. med.", "Prof. Dr. rer. nat."): in small letters behind it.
_OF_A_DOCTORATE = word_set("em med phil rer nat jur iur ing techn agr oec pol hc h.c hum vet dent theol habil hab")
# Doubtful titles that a single surname may follow ("Provost Hendrie").
_OFFICES = word_set(
    """
    provost sheriff mayor bishop canon judge justice father sister constable dean
    """
)
_ALSO_GIVEN = word_set("earl duke dean judge justice major don king baron")
# What makes "Chief ..." a post; before other words it is the title of somebody who is a chief.
_OF_CHIEFS = word_set(
    """
    executive executives exec officer operating operations financial finance people nurse nursing medical information
    technology digital commercial strategy clinical pharmacist accountant of and inspector insp superintendent supt
    constable whip clerk minister librarian scientist scientific engineer economist steward marshal justice secretary
    coach umpire guide governor commissioner data risk legal planner planning investment housing customer sir dr mr
    mrs ms adviser advisor internal auditor audit transformation impact marketing product communications programme
    """
)
_NEEDS_TITLE = word_set(
    "vice pro med fil tekn agr y very most the right rt chief acting deputy air wg wing squadron eur"
)
_TITLE_AFTER = {
    "the": HONORIFICS | {"rt"},
    "pro": {"tem", "tempore"},
    **{of_what: {"dr", "lic", "mag", "doktor"} for of_what in ("med", "fil", "tekn", "agr")},
    "y": {"cyng", "cynghorydd"},
    "very": {"rev", "revd", "reverend"},
    "most": {"rev", "revd", "reverend", "hon", "honourable", "noble"},
    "right": {"hon", "honourable", "rev", "revd", "reverend", "worshipful"},
    "rt": {"hon", "honourable", "rev", "revd", "reverend", "worshipful"},
    "wing": {"commander", "cdr", "cmdr"},
    "squadron": {"leader"},
    "chief": {
        "inspector",
        "insp",
        "superintendent",
        "supt",
        "constable",
        "justice",
        "sir",
        "dr",
        "mr",
        "mrs",
        "ms",
    },
    "acting": {"chief", "inspector", "superintendent", "provost", "sheriff"},
    "deputy": {"provost", "mayor", "lord", "chief", "sheriff", "lieutenant"},
    "air": {"commodore", "marshal", "vice-marshal"},
    "wg": {"cdr"},
    "eur": {"ing"},
}
POST_NOMINALS = word_set(
    """
    obe mbe cbe kbe dbe gbe bem kcb dcb gcb cb kcmg dcmg gcmg cmg kcvo dcvo gcvo cvo lvo mvo kt kg lg om ch
    qpm kpm qfsm qam qvrm td vr rd vd dl jp kc qc mp msp ms mep mlc mla am pc rn raf frcp frcs frcgp frcn
    frcpsych frcpch frcog frcr frcem frca frcpath frcpe frcpsg ffph mfph frsa frs frse fba fmedsci frsc fiet
    fice frics mrics friba riba fca aca acca fcca cima acma fcma cgma cpfa cipfa fcis acis acib fcib fcipd
    mcipd acipd cfcipd fcmi mcmi cmgr fcih mcih cihcm fimspa mimspa rgn rmn rnld rscn phd dphil dlitt dsc
    mnm dba drph edd lld ddiv dclinpsy dclinpsych dmin md mbchb mbbs mb bs bch bchir chb mrcp mrcs mrcgp mrcpsych
    mrcog dch dcn drcog ba bsc bed beng bcom llb ma msc med mba mphil mres meng mpa mpharm msci mst mlitt
    mph technd agrd csc drsc jd rdn ldn dnp dvm aicp psyd
    pgce pgcert pgdip fhea sfhea pfhea hons cert dip dipsw cqsw rmsw ceng ieng cphys cchem csci cpsychol
    afbpss fbpss mrpharms frpharms mcsp fcsp cpa cfa esq ll.b ll.m fgs flsw facp facs fics fphm frcslt mciob
    faa ftse fassa faha frsnz frsc fracs fracgp fracp oam mnzm onzm cnzm freng faas frsb
    arps lrps frps cpagb dpagb mpagb afiap efiap
    osb ssm ssf ofm sj op cssr cssp sdb svd ocd ofmcap fciob mrtpi frtpi mapm fapm fei kstj ostj mstj cstj
    cc oc gbs sbs ret retd rtd
    """
)
_GENERATIONS = word_set("jr sr jr. sr. jnr snr ii iii iv")
_BRACKETS = re.compile(r"\([^()]{0,200}\)")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A published name taken apart.

    Attributes:
        published: the words as given, white space collapsed.
        honorifics: titles in front ("The Rt Hon The Lord").
        person: the name itself, in the page's own case ("Macfarlane of Bearsden").
        post_nominals: letters behind ("OBE", "FRCP").

    """

    published: str
    honorifics: str
    person: str
    post_nominals: str


@lru_cache(maxsize=4096)
def take_apart(published: str) -> PersonName:
    """Honorifics, person and post-nominals of one name as published; brackets are left out of all three,
    but for one inside the name that holds the name in use.

    A text that is nothing but titles ("Provost") is given back whole as the person: a name was printed, however
    short.
    """
    published = " ".join(published[:300].split())
    bare = _BRACKETS.sub(_kept_if_in_use, published) if "(" in published else published
    words = bare.replace(",", " ").split()
    if "." in bare:
        words = [part for word in words for part in _apart(word)]
    words = [word for at, word in enumerate(words) if word != "/" or not is_between_titles(words, at)]
    front = _titles_in_front(words)
    behind = _letters_behind(words, front)
    person = words[front:behind]
    if not person:
        return PersonName(published, "", " ".join(words), "")
    return PersonName(published, " ".join(words[:front]), " ".join(person), " ".join(words[behind:]))


def is_between_titles(words: list[str], at: int) -> bool:
    """Whether the slash at this place parts one title in Welsh and English ("Cyng. / Cllr."); others part people."""
    if not 0 < at < len(words) - 1:
        return False
    return _plain(words[at - 1]) in ("cyng", "cynghorydd") and _plain(words[at + 1]) in ("cllr", "councillor", "coun")


def _kept_if_in_use(note: re.Match[str]) -> str:
    """A bracket inside a name that holds the one in use: "William (Bill) Invented"."""
    word, before, after = note.group()[1:-1], note.string[: note.start()].split(), note.string[note.end() :].lstrip()
    inside = bool(before) and not is_honorific(before[-1]) and after[:1].isalpha()
    is_one = word.isalpha() and word.istitle() and not is_honorific(word) and not is_post_nominal(word)
    return note.group() if inside and is_one else " "


def _apart(word: str) -> list[str]:
    """A title and what is printed behind its full stop without a space ("Dr.Ann", "Prof.Dr.A."), each for itself."""
    title, stop, rest = word.partition(".")
    if len(title) < 2 or not rest[:1].isalpha() or _plain(word) in HONORIFICS or _plain(title) not in HONORIFICS:
        return [word]
    return [title + stop, *_apart(rest)]


def without_titles(published: str) -> str:
    """The person alone: "Cllr Dr A. Invented OBE" gives "A. Invented"."""
    return take_apart(published).person


@lru_cache(maxsize=8192)
def given_and_family(person: str) -> tuple[str, str]:
    """Given names and family name of a name that has had its titles taken off; either may be empty.

    Initials without dots ("KE Brown") are given names; "of Somewhere" after a surname belongs to the family name.
    """
    name = HumanName(person)
    given = " ".join(part for part in (str(name.title), str(name.first), str(name.middle)) if part)
    return given, " ".join(part for part in (str(name.last), str(name.suffix)) if part)


def is_honorific(word: str) -> bool:
    """Whether the word can stand in front of a name as a title (case and final dot aside)."""
    return _is_title(_plain(word))


def _is_title(plain: str) -> bool:
    """Whether it is a title, or several that slashes part ("prof./dr")."""
    return plain in HONORIFICS or ("/" in plain and all(part.strip(".") in HONORIFICS for part in plain.split("/")))


def is_post_nominal(word: str) -> bool:
    """Whether the word is letters after a name: in capitals, or one of the mixed-case degrees."""
    plain = _plain(word.rstrip("&"))
    plain = plain[:-2] if plain[-2:-1] == "/" else plain  # "EFIAP/b", a distinction with its level
    if plain.replace(".", "") not in POST_NOMINALS:
        return False
    if plain in {
        "ma",
        "ba",
        "beng",
        "meng",
        "am",
        "ms",
        "om",
        "ch",
        "ret",
        "med",
        "bed",
        "cert",
        "dip",
        "mb",
        "bs",
        "td",
        "dl",
        "pc",
    }:
        plainly = word.strip(".,()&").isupper() or "." in word.rstrip(".") or word[1:2].isupper()
        return plainly or word == "Ret."
    return word[:1].isupper()


def _titles_in_front(words: list[str]) -> int:
    """How many words in front are titles; one word at least is left for the name."""
    count = 0
    while count < len(words) - 1 and _is_title_here(words, count):
        count += 1
    # Never strip a given name that is also a title: "Dean Invented" and "Major Tester" stay whole.
    if count == 1 and _plain(words[0]) in _DOUBTFUL - _OFFICES and len(words) - count < 2:
        return 0
    if count == 1 and (_plain(words[0]) == "dean" or (words[0] == "Col" and len(words) == 2)):
        return 0
    return count


def _is_title_here(words: list[str], at: int) -> bool:
    word = _plain(words[at])
    if at and word in _OF_A_DOCTORATE and words[at][0].islower():
        return True
    if not _is_title(word):
        return False
    if word in _DEGREES:
        return len(words) - at > 2
    following = _plain(words[at + 1]) if at + 1 < len(words) else ""
    if word in _ALSO_GIVEN and len(following) == 1 and (at == 0 or _plain(words[at - 1]) != "the"):
        return False  # "Earl J. Invented": whoever has an initial behind it bears it as a name
    if word == "chief" and len(words) - at > 2 and following not in _OF_CHIEFS:
        return words[at + 1][:1].isupper()
    if word in _NEEDS_TITLE:
        return following in _TITLE_AFTER.get(word, frozenset())
    if at == 0 and word in _BEFORE_TWO:
        return len(words) > 2 and not (words[at].isupper() and not words[at].endswith("."))
    return True


def _letters_behind(words: list[str], front: int) -> int:
    """Where the letters after the name begin; one word at least is left for the name."""
    end = len(words)
    if end > front + 3 and words[-2].endswith(".") and len(words[-2]) < 4 and is_post_nominal(words[-2] + words[-1]):
        end -= 2  # "Ph. D.", printed with a space
    while end > front + 1 and (is_post_nominal(words[end - 1]) or words[end - 1] in {"&", "and"}):
        if end - 1 == front + 1 and _could_be_surname(words[end - 1]):
            break
        end -= 1
    if end > front + 3 and len(words[end - 2]) == 1 and words[end - 1].rstrip(",") in _FACULTIES:
        end -= 2  # "B Ed"
    return end


_FACULTIES = frozenset(("Ed", "Sc", "Phil", "Eng", "Com", "Litt", "Mus"))


def _could_be_surname(word: str) -> bool:
    """A two-letter surname in capitals or title case: "Tester Ma", "INVENTED NG" are people."""
    return len(word) <= 3 and word[:1].isupper() and not word.isupper()


def _plain(word: str) -> str:
    return word.strip(".,;:()'’").casefold()
