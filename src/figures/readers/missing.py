"""What tables write where nothing is stated, in the languages that they come in."""

from __future__ import annotations

from typing import Final

MISSING: Final = frozenset(
    one.casefold()
    for one in (
        "N/A", "n.a.", "NA", "NaN", "null", "nil", "<NA>", "nd", "n/d", "n.d.", "s/d", "s.d.", "TBD", "TBC", "no data",
        "not available", "not stated", "not specified", "-", "–", "—", "--", "..", "…", "...", "?",
        "k.A.", "k. A.", "keine Angabe", "keine Angaben",  # German
        "нет данных", "н/д", "немає даних",  # Russian, Ukrainian
        "غير متوفر", "لا توجد بيانات", "بدون اطلاعات",  # Arabic, Persian
        "veri yok", "brak danych", "sin datos", "sem dados", "pas de données", "non disponible", "nessun dato",
        "暂无数据", "无数据", "データなし", "자료 없음", "कोई डेटा नहीं",
    )
)  # fmt: skip
"""The cells that state nothing in a mapped table, whatever its columns; folded."""
