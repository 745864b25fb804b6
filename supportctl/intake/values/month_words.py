"""Month words of the languages that exports are written in, in the form of `time_words.folded_time`.

Full and abbreviated, alone and as they stand in a date (the genitive). No word means two different months in two of
the languages, so that none has to be asked what language a column is in: Croatian is left out, whose listopad is
October and not November.
"""

from typing import Final

_LATIN: Final = (
    "jan january januar janner enero ene janvier janv gennaio gen januari janeiro ocak oca "
    "styczen stycznia sty leden ledna led ianuarie ian tammikuu tammikuuta",
    "feb february februar feber febrero fevrier fevr fev febbraio febr februari fevereiro subat sub pebruari "
    "luty lutego lut unor unora uno februarie helmikuu helmikuuta",
    "mar march marz maerz mrz marzo mars maart mrt maret marco mart marzec marca brezen brezna bre "
    "marts marcius marc martie maaliskuu maaliskuuta",
    "apr april abril abr avril avr aprile nisan nis kwiecien kwietnia kwi duben dubna dub aprilis aprilie "
    "huhtikuu huhtikuuta",
    "may mai mayo maggio mag mei maio mayis maj maja kveten kvetna kve majus toukokuu toukokuuta",
    "jun june juni junio juin giugno giu junho haziran haz czerwiec czerwca cze cerven cervna cer "
    "junius iunie iun kesakuu kesakuuta",
    "jul july juli julio juillet juil luglio lug julho temmuz tem lipiec lipca lip cervenec cervence cvc "
    "julius iulie iul heinakuu heinakuuta",
    "aug august agosto ago aout agustus agt agu ags augustus agustos sierpien sierpnia sie srpen srpna srp "
    "augusti augusztus elokuu elokuuta",
    "sep sept september septiembre setiembre set septembre settembre setembro eylul eyl wrzesien wrzesnia wrz "
    "zari zar szeptember szept septembrie syyskuu syyskuuta",
    "oct october oktober okt octubre octobre ottobre ott outubro out ekim eki pazdziernik pazdziernika paz "
    "rijen rijna rij octombrie lokakuu lokakuuta",
    "nov november noviembre novembre novembro nopember kasim kas listopad listopada listopadu lis "
    "noiembrie noi marraskuu marraskuuta",
    "dec december dezember dez diciembre dic decembre dicembre dezembro desember des aralik ara "
    "grudzien grudnia gru prosinec prosince pro decembrie joulukuu joulukuuta",
)
_CYRILLIC: Final = (
    "янв январь января січень січня січ януари ян",
    "фев февр февраль февраля лютий лютого лют февруари",
    "мар март марта березень березня бер",
    "апр апрель апреля квітень квітня кві април",
    "май мая травень травня тра",
    "июн июнь июня червень червня чер юни",
    "июл июль июля липень липня лип юли",
    "авг август августа серпень серпня сер",
    "сен сент сентябрь сентября вересень вересня вер септември септ",
    "окт октябрь октября жовтень жовтня жов октомври",
    "ноя нояб ноябрь ноября листопад листопада лис ноември ноем",
    "дек декабрь декабря грудень грудня гру декември",
)
_GREEK: Final = (
    "ιανουάριος ιανουαρίου ιαν",
    "φεβρουάριος φεβρουαρίου φεβ",
    "μάρτιος μαρτίου μαρ",
    "απρίλιος απριλίου απρ",
    "μάιος μαΐου μαϊ",
    "ιούνιος ιουνίου ιουν",
    "ιούλιος ιουλίου ιουλ",
    "αύγουστος αυγούστου αυγ",
    "σεπτέμβριος σεπτεμβρίου σεπ",
    "οκτώβριος οκτωβρίου οκτ",
    "νοέμβριος νοεμβρίου νοε",
    "δεκέμβριος δεκεμβρίου δεκ",
)
_OTHER: Final = (
    "一月 يناير",
    "二月 فبراير",
    "三月 مارس",
    "四月 أبريل",
    "五月 مايو",
    "六月 يونيو",
    "七月 يوليو",
    "八月 أغسطس",
    "九月 سبتمبر",
    "十月 أكتوبر",
    "十一月 نوفمبر",
    "十二月 ديسمبر",
)

MONTH_WORDS: Final = tuple(
    (
        *" ".join(words).split(),
        *(f"{number}{sign}" for sign in "月월"),
        *(f"{number:02}{sign}" for sign in "月월"),
    )
    for number, words in enumerate(zip(_LATIN, _CYRILLIC, _GREEK, _OTHER, strict=True), start=1)
)
"""The words of each month, January first; not all of them are folded."""
