"""Clean captions with dates, for `dates.py`."""

from __future__ import annotations

# Weekday, day and year stand in square brackets, in any order; the ISO date in front is what they mean.
CAPTIONS = """
en 2023-11-08 Demonstrators gather outside parliament in Nairobi, [Wednesday], Nov. [8], [2023]. (AP Photo/Jane Doe)
en 2023-11-08 FILE - A ferry leaves the port of Split, [Wednesday], Nov. [8], [2023]. (AP Photo/Ivo Horvat, File)
en 2024-06-14 A runner crosses the finishing line in Leeds on [Friday] [14] June [2024]. Photograph: Ann Lee/PA
en 2024-06-14 Voters queue in Accra on [Friday], June [14], [2024].
en 2024-04-30 Farmers dry cocoa beans in Daloa, Ivory Coast, [Tuesday], April [30], [2024]. REUTERS/Jean Kouassi
en 2015-09-07 The mayor speaks in Boise, Idaho, on [Monday], Sept. [7], [2015], during a visit to a school.
en 2019-11-20 A view of the harbour in Bergen, Norway [Wednesday], November [20], [2019].
en 2021-04-18 Waves break over the pier, [Sun]., April [18], [2021], in Ventura, Calif. AP
en 2022-09-30 An otter rests on the bank of the Clyde, [30] September [2022] ([Friday]).
en 2023-06-03 NEW YORK, NEW YORK - JUNE 03: A pianist plays on stage on [Saturday], June [3], [2023] in New York City.
en 2018-11-12 In this [Monday], Nov. [12], [2018] file photo, smoke rises above a canyon in Malibu.
en 2024-09-14 A marching band at the stadium gates in Lincoln on [Saturday] evening, September [14], [2024].
en 2016-04-09 Apple trees blossom near Ghent, Belgium on [Saturday], April [9]th, [2016].
en 2014-06-24 A man waters his field outside Multan, Pakistan, on [Tuesday], June [24], [2014] (Photo by Asif Khan/AFP)
de 2023-11-08 Der Chor der Stadt singt am [Mittwoch], den [8]. November [2023], in Bonn. Foto: Eva Roth/dpa
de 2024-06-14 Blick auf die Baustelle am [Freitag], [14]. Juni [2024], in Kassel.
de 2024-06-14 Die Ministerin besucht am [Freitag] ([14].06.[2024]) eine Werft in Kiel.
de 2021-09-26 Wähler warten am [Sonntag], dem [26]. September [2021], vor einem Lokal in Berlin.
de 2022-04-05 Schnee auf den Feldern bei Ulm, [Di]. [5]. April [2022]
de 2020-06-30 Ein Bagger steht am [Dienstagabend], [30]. Juni [2020], am Rand der Grube in Garzweiler.
de 2019-11-09 Besucher an der Gedenkstätte Bernauer Straße, [Sa]., [9]. November [2019].
de 2018-04-27 Kühe vor dem Kanzleramt, [Freitag], [27].4.[2018] (Archivbild)
fr 2023-11-02 Des vagues devant le phare d'Ouessant, le [jeudi] [2] novembre [2023].
fr 2024-06-09 Un bureau de vote à Lille, [dimanche] [9] juin [2024]. Photo : Paul Petit / AFP
fr 2021-09-14 Le marché de Kaolack, au Sénégal, [mardi] [14] septembre [2021].
fr 2019-04-15 La cathédrale en feu, à Paris, le [lundi] [15] avril [2019].
fr 2020-06-03 Une rue vide de Tours, ce [mercredi] [3] juin [2020]. LUC MOREL / SIPA
fr 2022-04-30 Une brocante à Namur le [samedi] [30] avril [2022].
fr 2023-06-23 Des agriculteurs sur le pont de Kehl, [vendredi] [23] juin [2023].
es 2017-11-30 Vista general del pueblo de Ronda, el [jueves] [30] de noviembre de [2017].
es 2023-09-27 Una mujer vende flores en La Paz, [miércoles], [27] de septiembre de [2023]. (AP Foto/Juan Paz)
es 2024-06-02 Votantes en una escuela de Puebla, este [domingo] [2] de junio de [2024].
es 2022-04-18 Un tranvía recorre Medellín, el [lunes], [18] de abril del [2022].
es 2021-11-23 Nieve en la plaza de León, [martes] [23] de noviembre de [2021]. EFE/Ana Gil
es 2020-04-10 Un agente vigila la Gran Vía de Madrid el [viernes] ([10]/04/[2020]).
es 2019-06-22 Músicos en las calles de Cádiz, [sábado] [22] de junio de [2019].
pt 2017-11-30 Chuva no centro do Recife nesta [quinta-feira], [30] de novembro de [2017].
pt 2023-09-27 Moradores do Porto na [quarta-feira] ([27]/09/[2023]). Foto: Rui Sá/Lusa
pt 2024-06-03 Passageiros na estação da Sé, [segunda-feira], [3] de junho de [2024].
pt 2022-04-19 Feira em Salvador na [terça-feira], dia [19] de abril de [2022].
pt 2021-11-21 Surfistas em Nazaré, [domingo], [21] de novembro de [2021].
pt 2020-06-05 Rua vazia em Coimbra, [sexta], [5] de junho de [2020].
it 2017-11-30 Neve in piazza Castello a Torino, [giovedì] [30] novembre [2017].
it 2023-09-26 Un mercato di Palermo, [martedì] [26] settembre [2023]. ANSA/Luca Neri
it 2024-06-08 Elettori in fila a Bari, [sabato] [8] giugno [2024].
it 2022-04-11 Una gondola a Venezia, [lunedì] [11] aprile [2022].
it 2021-11-24 La nebbia sul Po a Cremona, [mercoledì], [24] novembre [2021].
nl 2017-11-30 Sneeuw op de markt van Delft, [donderdag] [30] november [2017].
nl 2023-09-26 Boeren rijden door Zwolle op [dinsdag] [26] september [2023]. ANP/Jan Vos
nl 2024-06-07 Een stembureau in Breda, [vrijdagochtend] [7] juni [2024].
sv 2017-11-30 Snö på torget i Lund [torsdagen] den [30] november [2017].
sv 2024-06-09 Väljare i Umeå [söndagen] den [9] juni [2024]. Foto: Eva Berg/TT
sv 2022-09-12 Rösträkning i Kiruna, [måndag] [12] september [2022].
no 2017-11-30 Snø på torget i Tromsø [torsdag] [30]. november [2017].
no 2021-09-13 Velgere i kø i Bodø, [mandag] [13]. september [2021]. Foto: Kari Moe / NTB
da 2017-11-30 Sne på torvet i Odense [torsdag] den [30]. november [2017].
da 2022-11-01 Vælgere i Aarhus, [tirsdag] den [1]. november [2022]. Foto: Bo Lund/Ritzau Scanpix
fi 2017-11-30 Lunta Oulun torilla [torstaina] [30]. marraskuuta [2017].
fi 2024-06-09 Äänestäjiä Turussa [sunnuntaina] [9].6.[2024]. Kuva: Aino Laine / Lehtikuva
pl 2017-11-30 Śnieg na rynku w Toruniu, [czwartek], [30] listopada [2017] r.
pl 2023-09-27 Protest rolników w Lublinie, w [środę] [27] września [2023]. PAP/Jan Lis
cs 2017-11-30 Sníh na náměstí v Telči ve [čtvrtek] [30]. listopadu [2017]
cs 2024-06-07 Voliči v Plzni, [pátek] [7]. 6. [2024]. Foto: Petr Novák, ČTK
ru 2017-11-30 Снег на площади в Омске, [четверг], [30] ноября [2017] года
ru 2023-09-27 Рынок в Казани, [среда], [27] сентября [2023] г. Фото: Иван Петров / ТАСС
uk 2023-09-27 Ринок у Львові, [середа], [27] вересня [2023] року
tr 2017-11-30 Van'da kar yağışı, [30] Kasım [2017] [Perşembe]. Fotoğraf: Ali Kaya/AA
hu 2017-11-30 Hó a pécsi főtéren [2017]. november [30]-án, [csütörtökön].
el 2017-11-30 Χιόνι στην πλατεία της Φλώρινας, [Πέμπτη] [30] Νοεμβρίου [2017]
id 2017-11-30 Hujan di alun-alun Bogor, [Kamis] ([30]/11/[2017]).
vi 2017-11-30 Mưa ở chợ Huế, [thứ Năm], ngày [30] tháng 11 năm [2017]
ja 2017-11-30 雪が積もった札幌の広場＝[2017]年11月[30]日（[木]）
ko 2017-11-30 [2017]년 11월 [30]일([목]) 눈 내린 서울 광장
zh 2017-11-30 [2017]年11月[30]日[星期四]，北京的广场下雪
ar 2017-11-30 ثلوج في ساحة عمّان [الخميس] [30] نوفمبر [2017]
"""

# In AP's style: the month stands in square brackets; the ISO date in front is the day of the picture. Each ends with its credit.
AP_CAPTIONS = """
2023-11-08 Demonstrators gather outside parliament in Nairobi, Kenya, Wednesday, [Nov.] 8, 2023. (AP Photo/Jane Doe)
2024-01-09 Workers leave a mill in Lodz, Poland, Tuesday, [Jan.] 9, 2024. (AP Photo/Ewa Nowak)
2024-02-14 A couple dances on a square in Recife, Brazil, Wednesday, [Feb.] 14, 2024, before the parade. (AP Photo/Rui Lima)
2024-03-03 A shepherd counts his flock near Konya, Turkey, on Sunday, [March] 3, 2024. (AP Photo/Ali Kaya)
2023-04-18 A mother sells bread in Puebla, Mexico, Tuesday, [April] 18, 2023. (AP Photo/Juan Paz)
2019-06-12 A boy jumps into the river in Lyon, France, on Wednesday night, [June] 12, 2019. (AP Photo/Paul Petit)
2021-07-30 Swimmers train at dawn in Cape Town, South Africa, Friday, [July] 30, 2021. (AP Photo/Ann Lee)
2022-08-31 A farmer looks at a dry well outside Multan, Pakistan, Wednesday, [Aug.] 31, 2022. (AP Photo/Asif Khan)
2020-09-01 Pupils wait at the gate of a school in Boise, Idaho, on Tuesday, [Sept.] 1, 2020. (AP Photo/Joe Roe)
2018-10-07 Votes are counted in Hialeah, Fla., Sunday, [Oct.] 7, 2018, as rain falls. (AP Photo/Jane Doe)
2016-12-24 A choir sings in Helena, Mont., Saturday, [Dec.] 24, 2016. (AP Photo/Eva Roth)
2019-08-11 FILE - In this Sunday, [Aug.] 11, 2019, file photo, a ferry leaves the port of Split, Croatia. (AP Photo/Ivo Horvat, File)
2020-03-15 FILE - Shelves are empty in a store in Bari, Italy, Sunday, [March] 15, 2020. (AP Photo/Luca Neri, File)
2023-09-05 In this photo provided by the fire service, smoke rises over Evia, Greece, Tuesday, [Sept.] 5, 2023. (Fire Service via AP)
2022-11-19 A runner stretches at the start in Albany, N.Y., on [Nov.] 19, 2022. (Ann Lee/The Daily Count via AP)
2017-02-05 Fans wave flags on [Feb.] 5, 2017, in Houston. (AP Photo/Jane Doe)
2015-01-27 Snow covers a bridge in Providence, R.I., Tuesday, [Jan.] 27, 2015, after a storm. (AP Photo/Joe Roe)
2024-06-09 A woman casts her vote in Lille, France, Sunday, [June] 9, 2024. (AP Photo/Paul Petit)
2021-12-02 From [Dec.] 2-4, 2021, craftsmen repair the roof of a temple in Nara, Japan. (AP Photo/Ken Abe)
2020-10-20 A nurse rests outside a clinic in Cuzco, Peru, [Oct.] 20, 2020. (AP Photo/Ana Ruiz)
2023-07-14 Riders pass a village near Gap, France, on Friday, [July] 14. (AP Photo/Paul Petit)
2014-04-24 FILE - A bus burns in Kyiv, Ukraine, in [February] 2014. (AP Photo/Ivan Melnyk, File)
2022-05-02 Ruins of a theater that was bombed in [September] 2021 stand in Aden, Yemen. (AP Photo/Ali Saleh)
2023-12-20 A mural in Accra, Ghana, seen in [October] 2023, shows the national team. (AP Photo/Ama Mensah)
2021-03-11 A fisherman mends nets in a harbor that was rebuilt by [August] 2019, in Sendai, Japan. (AP Photo/Ken Abe)
"""
