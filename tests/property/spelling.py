"""Whole numbers below a million in words, as a grammar of each language spells them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

RUSSIAN = [
    "ноль",
    "один",
    "два",
    "три",
    "четыре",
    "пять",
    "шесть",
    "семь",
    "восемь",
    "девять",
    "десять",
    "одиннадцать",
    "двенадцать",
    "тринадцать",
    "четырнадцать",
    "пятнадцать",
    "шестнадцать",
    "семнадцать",
    "восемнадцать",
    "девятнадцать",
]
RUSSIAN_TENS = ["двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто"]
RUSSIAN_HUNDREDS = ["сто", "двести", "триста", "четыреста", "пятьсот", "шестьсот", "семьсот", "восемьсот", "девятьсот"]
SPANISH = [
    "cero",
    "uno",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
    "dieciséis",
    "diecisiete",
    "dieciocho",
    "diecinueve",
    "veinte",
    "veintiuno",
    "veintidós",
    "veintitrés",
    "veinticuatro",
    "veinticinco",
    "veintiséis",
    "veintisiete",
    "veintiocho",
    "veintinueve",
]
SPANISH_TENS = ["treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"]
SPANISH_HUNDREDS = [
    "ciento",
    "doscientos",
    "trescientos",
    "cuatrocientos",
    "quinientos",
    "seiscientos",
    "setecientos",
    "ochocientos",
    "novecientos",
]
FRENCH = [
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "dix-sept",
    "dix-huit",
    "dix-neuf",
]
FRENCH_TENS = ["vingt", "trente", "quarante", "cinquante", "soixante"]
ARABIC = ["صفر", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"]
ARABIC_TENS = ["عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
ARABIC_HUNDREDS = ["مئة", "مئتان", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة"]


def russian(number: int) -> str:
    thousands, rest = divmod(number, 1000)
    found = []
    if thousands:
        last = thousands % 10 if thousands % 100 not in range(11, 20) else 0
        word = {1: "тысяча", 2: "тысячи", 3: "тысячи", 4: "тысячи"}.get(last, "тысяч")
        said = _russian_below(thousands) if thousands > 1 else []
        said = [{"один": "одна", "два": "две"}.get(one, one) for one in said]
        found += [*said, word]
    return " ".join(found + (_russian_below(rest) if rest or not thousands else []))


def _russian_below(number: int) -> list[str]:
    hundreds, rest = divmod(number, 100)
    found = [RUSSIAN_HUNDREDS[hundreds - 1]] if hundreds else []
    if rest >= 20:
        found.append(RUSSIAN_TENS[rest // 10 - 2])
        rest %= 10
    return found + ([RUSSIAN[rest]] if rest or not found else [])


def spanish(number: int) -> str:
    thousands, rest = divmod(number, 1000)
    before = _spanish_below(thousands)
    for ending, short in (("veintiuno", "veintiún"), ("uno", "un")):
        before = before.removesuffix(ending) + short if before.endswith(ending) else before
    found = ([before] if thousands > 1 else []) + (["mil"] if thousands else [])
    return " ".join(found + ([_spanish_below(rest)] if rest or not thousands else []))


def _spanish_below(number: int) -> str:
    if number == 100:
        return "cien"
    hundreds, rest = divmod(number, 100)
    found = [SPANISH_HUNDREDS[hundreds - 1]] if hundreds else []
    if rest >= 30:
        found.append(SPANISH_TENS[rest // 10 - 3] + (f" y {SPANISH[rest % 10]}" if rest % 10 else ""))
    elif rest or not found:
        found.append(SPANISH[rest])
    return " ".join(found)


def french(number: int) -> str:
    thousands, rest = divmod(number, 1000)
    found = ([_french_below(thousands, before=True)] if thousands > 1 else []) + (["mille"] if thousands else [])
    return " ".join(found + ([_french_below(rest)] if rest or not thousands else []))


def _french_below(number: int, *, before: bool = False) -> str:
    hundreds, rest = divmod(number, 100)
    found = [FRENCH[hundreds]] if hundreds > 1 else []
    found += ["cents" if hundreds > 1 and not rest and not before else "cent"] if hundreds else []
    if rest or not found:
        found.append(_french_tens(rest, before=before))
    return " ".join(found)


def _french_tens(number: int, *, before: bool) -> str:
    if number < 20:
        return FRENCH[number]
    if number >= 80:
        return f"quatre-vingt-{FRENCH[number - 80]}" if number > 80 else "quatre-vingt" + "s" * (not before)
    if number >= 60:
        rest = number - 60
        return "soixante" + (
            "" if not rest else " et un" if rest == 1 else " et onze" if rest == 11 else f"-{FRENCH[rest]}"
        )
    ten, rest = FRENCH_TENS[number // 10 - 2], number % 10
    return ten + ("" if not rest else " et un" if rest == 1 else f"-{FRENCH[rest]}")


def arabic(number: int) -> str:
    thousands, rest = divmod(number, 1000)
    found = []
    if thousands:
        many = {1: "ألف", 2: "ألفان"}.get(thousands)
        found.append(many or f"{_arabic_below(thousands)} {'آلاف' if 3 <= thousands <= 10 else 'ألف'}")
    if rest or not thousands:
        found.append(_arabic_below(rest))
    return " و".join(found)


def _arabic_below(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    found = [ARABIC_HUNDREDS[hundreds - 1]] if hundreds else []
    if rest > 19:
        found += [ARABIC[rest % 10]] if rest % 10 else []
        found.append(ARABIC_TENS[rest // 10 - 2])
    elif rest > 10:
        found.append({11: "أحد عشر", 12: "اثنا عشر"}.get(rest) or f"{ARABIC[rest % 10]} عشر")
    elif rest or not found:
        found.append(ARABIC[rest])
    return " و".join(found)


SPELLED: dict[str, Callable[[int], str]] = {"ru": russian, "es": spanish, "fr": french, "ar": arabic}
"""How a number is spelled, by the code of the language."""
