"""Words of the days of the week; they are read over, since the date says the day."""

from typing import Final

_LANGUAGES: Final = (
    "mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun sunday",
    "mo montag di dienstag mi mittwoch do donnerstag fr freitag sa samstag sonnabend so sonntag",
    "lun lunes mar martes mie miercoles jue jueves vie viernes sab sabado dom domingo",
    "lundi mardi mer mercredi jeu jeudi ven vendredi sam samedi dim dimanche",
    "lunedi martedi mercoledi gio giovedi venerdi sabato domenica",
    "seg segunda segunda-feira ter terca terca-feira qua quarta quarta-feira",
    "qui quinta quinta-feira sex sexta sexta-feira",
    "ma maandag dinsdag wo woensdag donderdag vr vrijdag za zaterdag zo zondag",
    "sen senin sel selasa rab rabu kam kamis jum jumat sabtu min minggu",
    "pzt pazartesi sali car carsamba per persembe cum cuma cmt cumartesi paz pazar",
    "pon poniedzialek wt wtorek sr sroda czw czwartek pt piatek sob sobota nd niedz niedziela",
    "po pondeli ut utery st streda ct ctvrtek pa patek ne nedele",
    "man mandag tir tirsdag tis tisdag ons onsdag tors torsdag tor fre fredag lordag lor lordag son sondag",
    "hetfo kedd szerda csutortok pentek szombat vasarnap luni marti miercuri joi vineri sambata duminica",
    "maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai",
    "пн понедельник вт вторник ср среда чт четверг пт пятница сб суббота вс воскресенье",
    "понеділок вівторок середа четвер пятниця п'ятниця субота нд неділя",
    "понеделник вторник сряда четвъртък петък събота неделя",
    "δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή δευ τρι τετ πεμ παρ σαβ κυρ",
)
CHINESE_WEEKDAYS: Final = tuple(f"{week}{day}" for week in ("星期", "周") for day in "一二三四五六日天")
WEEKDAY_WORDS: Final = (*" ".join(_LANGUAGES).split(), *CHINESE_WEEKDAYS)
"""Day names; not all of them are folded."""
