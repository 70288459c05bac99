### Клиент карточкасы: болу күндері, отбасы мен жұмыс, бір адам туралы жазбалар; нысандардағы машинамен оқылатын аймақ.

## Машинамен оқылатын аймақ

field-passport_number = Паспорт нөмірі
field-passport_expires = Паспорт мерзімі
form-passport-number = Құжаттың нөмірін көрсетіңіз
zone-filled = Машинамен оқылатын аймақтан: { $fields }
zone-nothing-new = Машинамен оқылатын аймақтағының бәрі енгізілген
zone-visa = Бұл паспорттың не куәліктің емес, визаның аймағы: ештеңе енгізілмеді
zone-check = Бақылау цифры сәйкес келмейді: { $field }. Құжатпен салыстырыңыз.
zone-check-whole = Бақылау цифры сәйкес келмейді. Құжатпен салыстырыңыз.
zone-differs = { $field }: аймақта { $zone }, нысанда { $typed }
zone-client-differs = { $field }: аймақта { $zone }, клиент карточкасында { $client }
zone-expired = Құжаттың мерзімі { $day } өтіп кеткен
zone-sex-differs = Аймақтағы жынысы клиент карточкасындағыдан өзгеше
zone-valid = цифрлары дұрыс
zone-number-says = нөмірі бойынша { $day }, { $sex }

## Не жетіспейді

head-lacking = Енгізілмеген: { $what }
head-consent = дербес деректерді өңдеуге келісім
head-sponsor = қабылдаушы тарап
head-consent-withdrawn = Дербес деректерді өңдеуге келісім { $day } кері қайтарылды

## Болу күндері

gauge-stays = болу
gauge-permits = рұқсаттар
gauge-months = айлар
gauge-window = { $from }–{ $until }: { $allowed } күннің { $used }-і, { $left } қалды
gauge-window-over = { $from }–{ $until }: { $allowed } күннің орнына { $used }, { $left } артық
gauge-entry = { $entry } бастап { $allowed } күннің { $used }-і, { $left } қалды
gauge-entry-over = { $entry } бастап { $allowed } күннің орнына { $used }, { $left } артық
gauge-under-permit = Бүгін рұқсат қолданыста: бұл күндер есептелмейді.
gauge-stricter = { $rule } бойынша мерзім ертерек бітеді: мерзімдердің түсіндірмесін қараңыз.
gauge-note = Келген, кеткен күн есептеледі, рұқсат күндері — жоқ. w: егер…
gauge-no-citizenship = Азаматтығы белгісіз: ештеңе есептелмейді.
gauge-no-rule = Бұл азаматтық пен келу үшін болу ережесі белгісіз: ештеңе есептелмейді.
gauge-unsure = { $rule } ережесі расталмаған: ештеңе есептелмейді. Ережелерді басшы «Баптаулар» бөлімінде растайды.

## Отбасы мен жұмыс

section-family = Отбасы мен жұмыс
column-kin = кім
kin-alike = сол адам ба?
kin-main-applicant = негізгі өтініш беруші
kin-dependant = отбасы мүшесі
kin-sponsor-person = өзі қабылдайды
kin-colleague = сол қабылдаушы тарап
kin-sponsored = клиент қабылдайды
kin-merged = біріктірілген жазба
kin-more = { $n } адамнан көп; бәрін клиенттер тізімі қабылдаушы тарап бойынша табады
kin-permit-ends = рұқсат аяқталады
kin-basis-ends = негіз аяқталады
kin-signature-ends = ЭЦҚ мерзімі аяқталады
kin-what-now = Enter осы клиентті ашады; o отбасы мен қабылдаушы тараптың істерін көрсетеді.
kin-cases-title = Отбасы мен қабылдаушы тараптың істері
kin-no-cases = Істер жоқ

## Бір адам туралы жазбалар

finding-alike = { $name } ({ $client }) сол адам болуы мүмкін: { $why }
finding-merged = Бұл жазба { $client } жазбасымен біріктірілді: бәрі сонда көшірілді, мұнда тек тарихы. Enter соны ашады.
alike-iin = сол ЖСН
alike-number = құжат нөмірі сол
alike-name-born = аты мен туған күні сол
alike-what-now = Enter екі жазбаны қатар көрсетеді.
pairs-title = Бір адам болуы мүмкін
pairs-none = Бір адамға ұқсайтын жазбалар жоқ
pairs-further = … әрі қарай іздеу: { $day } күнінен кейін туғандар
merge-title = Бір адам туралы екі жазба
merge-kept = қалады: { $person }
merge-gone = кетеді: { $person }
merge-holds = болу { $stays }, рұқсат { $permits }, іс { $cases }
merge-moves = { $moved ->
    [0] Ештеңе көшірілмейді
    [one] { $moved } жазба көшіріледі
   *[other] { $moved } жазба көшіріледі
}, { $same ->
    [0] қайталанғаны жоқ
    [one] { $same } қайталанып, бірігеді
   *[other] { $same } қайталанып, бірігеді
}. Кететін жазба тарихын сақтайды; u болдырмайды.
merge-agree = Адам туралы деректерде екі жазба сәйкес.
merge-asked = Кімнің мәні қалады?
merge-of-kept = қалатын жазбадан: { $text }
merge-of-gone = кететін жазбадан: { $text }
merge-hint-side = кімнің мәні
merge-hint-turn = орнын ауыстыру
merge-hint-two = екі адам
merge-saved = { $gone } жазбасы { $client } { $name } жазбасымен біріктірілді · u — болдырмау
merge-two-people = Бұл екі бөлек адам: { $one }, { $other } · енді ұсынылмайды · u — болдырмау
merge-not-these = Бұл жазбаларды біріктіруге болмайды: біреуі біріктіріліп қойған
merge-add-there = Бұл жазба { $client } жазбасымен біріктірілді: сонда енгізіңіз
journal-merge = жазбалар біріктірілді
journal-two-people = бір емес, екі адам
field-merged_into = Біріктірілген жазба

## Пәрмендер

command-section-10 = 10-бөлім
command-kin-cases = Отбасының, қабылдаушы тараптың және оның адамдарының істері
command-merge = Сол адам туралы басқа жазбамен біріктіру
command-duplicates = Бір адамға ұқсайтын жазбалар
hint-kin-cases = істер бірге
hint-merge = біріктіру
