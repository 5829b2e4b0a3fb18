"""Month and weekday names, by language. Made by `tools/make_date_words.py`; edit `tools/date_words.toml`.

Names are from the Unicode CLDR, as Babel 2.18.0 ships it; inflected and regional forms are ours.
CLDR data: Copyright © 1991-2025 Unicode, Inc. All rights reserved. SPDX-License-Identifier: Unicode-3.0
(https://www.unicode.org/license.txt). The data was arranged anew; no name was changed but for its case and final period.

A language has four strings: months, short months, weekdays from Monday, short weekdays. Names of one month or weekday
are parted by spaces, the months and weekdays by "|"; "_" stands for a space inside a name.
"""

# ruff: noqa: E501

from __future__ import annotations

WORDS: dict[str, tuple[str, str, str, str]] = {
    "en": (
        "january|february|march|april|may|june|july|august|september sept|october|november|december",
        "jan|feb|mar|apr||jun|jul|aug|sep|oct|nov|dec",
        "monday|tuesday|wednesday|thursday|friday|saturday|sunday",
        "mon|tue tues|wed weds|thu thur thurs|fri|sat|sun",
    ),
    "de": (
        "januar jänner|februar feber|märz mrz|april|mai|juni jun|juli jul|august|september|oktober|november|dezember",
        "jan|feb|mär|apr||||aug|sept sep|okt|nov|dez",
        "montag montagmorgen montagvormittag montagmittag montagnachmittag montagabend|dienstag dienstagmorgen dienstagvormittag dienstagmittag dienstagnachmittag dienstagabend|mittwoch mittwochmorgen mittwochvormittag mittwochmittag mittwochnachmittag mittwochabend|donnerstag donnerstagmorgen donnerstagvormittag donnerstagmittag donnerstagnachmittag donnerstagabend|freitag freitagmorgen freitagvormittag freitagmittag freitagnachmittag freitagabend|samstag sonnabend samstagmorgen samstagvormittag samstagmittag samstagnachmittag samstagabend|sonntag sonntagmorgen sonntagvormittag sonntagmittag sonntagnachmittag sonntagabend",
        "mo|di|mi|do|fr|sa|so",
    ),
    "fr": (
        "janvier|février fevrier|mars|avril|mai|juin|juillet|août aout|septembre|octobre|novembre|décembre decembre",
        "janv|févr||avr|||juil||sept|oct|nov|déc",
        "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche",
        "lun||mer|jeu|ven|sam|dim",
    ),
    "es": (
        "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre setiembre sep set|octubre|noviembre|diciembre",
        "ene|feb|mar|abr|may|jun|jul|ago|sept|oct|nov|dic",
        "lunes|martes|miércoles miercoles|jueves|viernes|sábado sabado|domingo",
        "lun||mié|jue|vie|sáb|dom",
    ),
    "pt": (
        "janeiro|fevereiro|março marco|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro",
        "jan|fev|mar|abr|mai|jun|jul|ago|set|out|nov|dez",
        "segunda|terça terca|quarta|quinta|sexta|sábado sabado|domingo",
        "seg|ter|qua|qui|sex|sáb|dom",
    ),
    "it": (
        "gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre",
        "gen|feb|mar|apr|mag|giu|lug|ago|set|ott|nov|dic",
        "lunedì lunedi|martedì martedi|mercoledì mercoledi|giovedì giovedi|venerdì venerdi|sabato|domenica",
        "lun||mer|gio|ven|sab|dom",
    ),
    "nl": (
        "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december",
        "jan|feb|mrt|apr||jun|jul|aug|sep|okt|nov|dec",
        "maandag maandagochtend maandagmiddag maandagavond|dinsdag dinsdagochtend dinsdagmiddag dinsdagavond|woensdag woensdagochtend woensdagmiddag woensdagavond|donderdag donderdagochtend donderdagmiddag donderdagavond|vrijdag vrijdagochtend vrijdagmiddag vrijdagavond|zaterdag zaterdagochtend zaterdagmiddag zaterdagavond|zondag zondagochtend zondagmiddag zondagavond",
        "ma|di|wo||vr|za|",
    ),
    "no": (
        "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember",
        "jan|feb|mar|apr||jun|jul|aug|sep|okt|nov|des",
        "mandag måndag|tirsdag tysdag|onsdag|torsdag|fredag|lørdag laurdag|søndag sundag",
        "|tir|ons||fre|lør|søn",
    ),
    "da": (
        "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december",
        "jan|feb|mar|apr||jun|jul|aug|sep|okt|nov|dec",
        "mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag",
        "|tirs|ons|tors|fre|lør|søn",
    ),
    "sv": (
        "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december",
        "jan|feb||apr||||aug|sep|okt|nov|dec",
        "måndag måndagen|tisdag tisdagen|onsdag onsdagen|torsdag torsdagen|fredag fredagen|lördag lördagen|söndag söndagen",
        "|tis|ons|tors|fre|lör|sön",
    ),
    "fi": (
        "tammikuuta tammikuu tammikuun tammikuussa|helmikuuta helmikuu helmikuun helmikuussa|maaliskuuta maaliskuu maaliskuun maaliskuussa|huhtikuuta huhtikuu huhtikuun huhtikuussa|toukokuuta toukokuu toukokuun toukokuussa|kesäkuuta kesäkuu kesäkuun kesäkuussa|heinäkuuta heinäkuu heinäkuun heinäkuussa|elokuuta elokuu elokuun elokuussa|syyskuuta syyskuu syyskuun syyskuussa|lokakuuta lokakuu lokakuun lokakuussa|marraskuuta marraskuu marraskuun marraskuussa|joulukuuta joulukuu joulukuun joulukuussa",
        "",
        "maanantaina maanantai|tiistaina tiistai|keskiviikkona keskiviikko|torstaina torstai|perjantaina perjantai|lauantaina lauantai|sunnuntai sunnuntaina",
        "ma|ti|ke|to|pe|la|su",
    ),
    "is": (
        "janúar|febrúar|mars|apríl|maí|júní|júlí|ágúst|september|október|nóvember|desember",
        "jan|feb|mar|apr||jún|júl|ágú|sep|okt|nóv|des",
        "mánudagur mánudag mánudaginn|þriðjudagur þriðjudag þriðjudaginn|miðvikudagur miðvikudag miðvikudaginn|fimmtudagur fimmtudag fimmtudaginn|föstudagur föstudag föstudaginn|laugardagur laugardag laugardaginn|sunnudagur sunnudag sunnudaginn",
        "",
    ),
    "pl": (
        "stycznia styczeń styczniu|lutego luty lutym|marca marzec marcu|kwietnia kwiecień kwietniu|maja maj maju|czerwca czerwiec czerwcu|lipca lipiec lipcu|sierpnia sierpień sierpniu|września wrzesień wrześniu|października październik październiku|listopada listopad listopadzie|grudnia grudzień grudniu",
        "",
        "poniedziałek|wtorek|środa środę|czwartek|piątek|sobota sobotę|niedziela niedzielę",
        "",
    ),
    "cs": (
        "ledna leden lednu|února únor únoru|března březen březnu|dubna duben dubnu|května květen květnu|června červen červnu|července červenec červenci|srpna srpen srpnu|září|října říjen říjnu|listopadu listopad|prosince prosinec prosinci",
        "",
        "pondělí|úterý|středa středu|čtvrtek|pátek|sobota sobotu|neděle neděli",
        "",
    ),
    "sk": (
        "januára január januári|februára február februári|marca marec marci|apríla apríl apríli|mája máj máji|júna jún júni|júla júl júli|augusta august auguste|septembra september septembri|októbra október októbri|novembra november novembri|decembra december decembri",
        "",
        "pondelok|utorok|streda stredu|štvrtok|piatok|sobota sobotu|nedeľa nedeľu",
        "",
    ),
    "hu": (
        "január januárban|február februárban|március márciusban|április áprilisban|május májusban|június júniusban|július júliusban|augusztus augusztusban|szeptember szeptemberben|október októberben|november novemberben|december decemberben",
        "jan|febr|márc|ápr|máj|jún|júl|aug|szept|okt|nov|dec",
        "hétfő hétfőn|kedd kedden|szerda szerdán|csütörtök csütörtökön|péntek pénteken|szombat szombaton|vasárnap",
        "",
    ),
    "ru": (
        "января январь январе|февраля февраль феврале|марта март марте|апреля апрель апреле|мая май мае|июня июнь июне|июля июль июле|августа август августе|сентября сентябрь сентябре|октября октябрь октябре|ноября ноябрь ноябре|декабря декабрь декабре",
        "янв|февр|мар|апр||июн|июл|авг|сент|окт|нояб|дек",
        "понедельник|вторник|среда среду|четверг|пятница пятницу|суббота субботу|воскресенье",
        "",
    ),
    "uk": (
        "січня січень січні|лютого лютий лютому|березня березень березні|квітня квітень квітні|травня травень травні|червня червень червні|липня липень липні|серпня серпень серпні|вересня вересень вересні|жовтня жовтень жовтні|листопада листопад листопаді|грудня грудень грудні",
        "",
        "понеділок|вівторок|середа середу|четвер|пʼятниця пʼятницю ятниця ятницю|субота суботу|неділя неділю",
        "",
    ),
    "bg": (
        "януари|февруари|март|април|май|юни|юли|август|септември|октомври|ноември|декември",
        "",
        "понеделник|вторник|сряда|четвъртък|петък|събота|неделя",
        "",
    ),
    "tr": (
        "ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık",
        "oca|şub|mar|nis|may|haz|tem|ağu|eyl|eki|kas|ara",
        "pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar",
        "",
    ),
    "lt": (
        "sausio sausis|vasario vasaris|kovo kovas|balandžio balandis|gegužės gegužė|birželio birželis|liepos liepa|rugpjūčio rugpjūtis|rugsėjo rugsėjis|spalio spalis|lapkričio lapkritis|gruodžio gruodis",
        "",
        "pirmadienis pirmadienį|antradienis antradienį|trečiadienis trečiadienį|ketvirtadienis ketvirtadienį|penktadienis penktadienį|šeštadienis šeštadienį|sekmadienis sekmadienį",
        "",
    ),
    "lv": (
        "janvāris janvārī|februāris februārī|marts martā|aprīlis aprīlī|maijs maijā|jūnijs jūnijā|jūlijs jūlijā|augusts augustā|septembris septembrī|oktobris oktobrī|novembris novembrī|decembris decembrī",
        "",
        "pirmdiena pirmdien|otrdiena otrdien|trešdiena trešdien|ceturtdiena ceturtdien|piektdiena piektdien|sestdiena sestdien|svētdiena svētdien",
        "",
    ),
    "et": (
        "jaanuar jaanuaril jaanuaris|veebruar veebruaril veebruaris|märts märtsil märtsis|aprill aprillil aprillis|mai mail mais|juuni juunil juunis|juuli juulil juulis|august augustil augustis|september septembril septembris|oktoober oktoobril oktoobris|november novembril novembris|detsember detsembril detsembris",
        "",
        "esmaspäev esmaspäeval|teisipäev teisipäeval|kolmapäev kolmapäeval|neljapäev neljapäeval|reede reedel|laupäev laupäeval|pühapäev pühapäeval",
        "",
    ),
    "sq": (
        "janar|shkurt|mars|prill|maj|qershor|korrik|gusht|shtator|tetor|nëntor|dhjetor",
        "",
        "hënë hënën|martë martën|mërkurë mërkurën|enjte enjten|premte premten|shtunë shtunën|diel diele dielën",
        "",
    ),
    "hr": (
        "siječnja siječanj siječnju januar januara januaru|veljače veljača veljači februar februara februaru|ožujka ožujak ožujku mart marta martu|travnja travanj travnju april aprila aprilu|svibnja svibanj svibnju maj maja maju|lipnja lipanj lipnju jun juna junu|srpnja srpanj srpnju jul jula julu|kolovoza kolovoz kolovozu avgust avgusta avgustu august augusta augustu|rujna rujan rujnu septembar septembra septembru|listopada listopad listopadu oktobar oktobra oktobru|studenoga studeni studenom studenog novembar novembra novembru|prosinca prosinac prosincu decembar decembra decembru",
        "",
        "ponedjeljak ponedjeljka|utorak utorka|srijeda srijedu srijede sreda sredu|četvrtak četvrtka|petak petka|subota subotu subote|nedjelja nedjelju nedjelje nedelja nedelju",
        "",
    ),
    "sl": (
        "januar januarja januarju|februar februarja februarju|marec marca marcu|april aprila aprilu|maj maja maju|junij junija juniju|julij julija juliju|avgust avgusta avgustu|september septembra septembru|oktober oktobra oktobru|november novembra novembru|december decembra decembru",
        "",
        "ponedeljek|torek|sreda sredo|četrtek|petek|sobota soboto|nedelja nedeljo",
        "",
    ),
    "ro": (
        "ianuarie|februarie|martie|aprilie|mai|iunie|iulie|august|septembrie|octombrie|noiembrie|decembrie",
        "ian|feb|mar|apr||iun|iul|aug|sept|oct|nov|dec",
        "luni|marți marţi marti|miercuri|joi|vineri|sâmbătă sîmbătă sambata|duminică duminica",
        "",
    ),
    "el": (
        "ιανουαρίου ιανουάριος ιανουάριο|φεβρουαρίου φεβρουάριος φεβρουάριο|μαρτίου μάρτιος μάρτιο|απριλίου απρίλιος απρίλιο|μαΐου μάιος μάιο|ιουνίου ιούνιος ιούνιο|ιουλίου ιούλιος ιούλιο|αυγούστου αύγουστος αύγουστο|σεπτεμβρίου σεπτέμβριος σεπτέμβριο|οκτωβρίου οκτώβριος οκτώβριο|νοεμβρίου νοέμβριος νοέμβριο|δεκεμβρίου δεκέμβριος δεκέμβριο",
        "ιαν|φεβ|μαρ μάρ|απρ|μαΐ μάι|ιουν ιούν|ιουλ ιούλ|αυγ αύγ|σεπ|οκτ|νοε νοέ|δεκ",
        "δευτέρα|τρίτη|τετάρτη|πέμπτη|παρασκευή|σάββατο|κυριακή",
        "",
    ),
    "id": (
        "januari|februari pebruari|maret|april|mei|juni|juli|agustus ags agt|september|oktober|november nopember nop|desember",
        "jan|feb|mar|apr||jun|jul|agu|sep|okt|nov|des",
        "senin|selasa|rabu|kamis|jumat|sabtu|minggu ahad",
        "",
    ),
    "vi": (
        "tháng_1 thg_1|tháng_2 thg_2|tháng_3 thg_3|tháng_4 thg_4|tháng_5 thg_5|tháng_6 thg_6|tháng_7 thg_7|tháng_8 thg_8|tháng_9 thg_9|tháng_10 thg_10|tháng_11 thg_11|tháng_12 thg_12",
        "",
        "thứ_hai thứ_Hai thứ_2|thứ_ba thứ_Ba thứ_3|thứ_tư thứ_Tư thứ_4|thứ_năm thứ_Năm thứ_5|thứ_sáu thứ_Sáu thứ_6|thứ_bảy thứ_Bảy thứ_7|chủ_nhật chủ_Nhật",
        "",
    ),
    "af": (
        "januarie|februarie|maart|april|mei|junie|julie|augustus|september|oktober|november|desember",
        "jan|feb|mrt|apr||jun|jul|aug|sep|okt|nov|des",
        "maandag|dinsdag|woensdag|donderdag|vrydag|saterdag|sondag",
        "ma|di|wo|do|vr|sa|so",
    ),
    "zu": (
        "januwari nguJanuwari ngoJanuwari kuJanuwari|februwari ngoFebruwari kuFebruwari|mashi ngoMashi kuMashi|ephreli|meyi ngoMeyi kuMeyi|juni ngoJuni kuJuni|julayi ngoJulayi kuJulayi|agasti|septhemba ngoSepthemba kuSepthemba|okthoba|novemba ngoNovemba kuNovemba|disemba ngoDisemba kuDisemba",
        "",
        "umsombuluko msombuluko ngoMsombuluko|ulwesibili lwesibili ngoLwesibili|ulwesithathu lwesithathu ngoLwesithathu|ulwesine lwesine ngoLwesine|ulwesihlanu lwesihlanu ngoLwesihlanu|umgqibelo mgqibelo ngoMgqibelo|isonto sonto ngeSonto",
        "",
    ),
    "xh": (
        "janyuwari kuJanyuwari ngoJanyuwari|februwari kuFebruwari ngoFebruwari|matshi kuMatshi ngoMatshi|epreli|meyi kuMeyi ngoMeyi|juni kuJuni ngoJuni|julayi kuJulayi ngoJulayi|agasti|septemba kuSeptemba ngoSeptemba|okthobha okthoba|novemba kuNovemba ngoNovemba|disemba kuDisemba ngoDisemba",
        "",
        "mvulo ngoMvulo uMvulo|lwesibini ngoLwesibini|lwesithathu ngoLwesithathu|lwesine ngoLwesine|lwesihlanu ngoLwesihlanu|mgqibelo ngoMgqibelo|cawe ngeCawa ngeCawe",
        "",
    ),
    "sw": (
        "januari|februari|machi|aprili|mei|juni|julai|agosti|septemba|oktoba|novemba|desemba",
        "",
        "jumatatu|jumanne|jumatano|alhamisi|ijumaa|jumamosi|jumapili",
        "",
    ),
    "ca": (
        "gener|febrer|març|d’abril abril|maig|juny|juliol|d’agost agost|setembre|d’octubre octubre|novembre|desembre",
        "gen|febr||d’abr abr|||jul|d’ag ag|set|d’oct oct|nov|des",
        "dilluns|dimarts|dimecres|dijous|divendres|dissabte|diumenge",
        "",
    ),
    "ar": (
        "يناير كانون_الثاني جانفي|فبراير شباط فيفري|مارس آذار اذار|أبريل نيسان ابريل أفريل إبريل|مايو أيار ايار ماي|يونيو حزيران جوان|يوليو تموز يوليوز جويلية|أغسطس آب اغسطس غشت أوت|سبتمبر أيلول ايلول شتنبر|أكتوبر تشرين_الأول تشرين_الاول اكتوبر|نوفمبر تشرين_الثاني نونبر|ديسمبر كانون_الأول كانون_الاول دجنبر",
        "",
        "الاثنين الإثنين|الثلاثاء|الأربعاء الاربعاء|الخميس|الجمعة|السبت|الأحد الاحد",
        "",
    ),
}
