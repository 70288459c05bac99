### Why a typed value was not understood: dates, codes, numbers.

## Күндер

date-unreadable = «{ $text }» күн ретінде оқылмайды. Былай жазыңыз: 23.11.2026.
date-no-such-day = Мұндай күн жоқ: { $text }.
date-out-of-range = { $text } — { $first }–{ $last } жылдар аралығынан тыс.

## Демалыс күндері

date-holiday-new-year = Жаңа жыл
date-holiday-christmas = Православиелік Рождество
date-holiday-women = Халықаралық әйелдер күні
date-holiday-constitution = Конституция күні
date-holiday-nauryz = Наурыз мейрамы
date-holiday-unity = Қазақстан халқының бірлігі мерекесі
date-holiday-defender = Отан қорғаушы күні
date-holiday-victory = Жеңіс күні
date-holiday-kurban-ait = Құрбан айттың бірінші күні
date-holiday-capital = Астана күні
date-holiday-republic = Республика күні
date-holiday-independence = Тәуелсіздік күні
date-holiday-exchange = { $day } орнына берілген демалыс күні
date-holiday-own = { $name }

## ЖСН

iin-length = ЖСН он екі цифрдан тұрады.
iin-digits = ЖСН тек цифрлардан тұрады; нөлдің орнына О әрпі терілген болуы мүмкін.
iin-check-digit = ЖСН-нің соңғы цифры басқаларымен сәйкес келмейді: цифрлардың бірі қате.
iin-unissued = Мұндай ЖСН берілмейді: алғашқы он бір цифрына бақылау цифры жоқ.
iin-date = ЖСН-нің басы бар күнге сәйкес келмейді.
iin-century-unassigned = ЖСН-нің жетінші цифры ({ $digit }) ешқандай ғасырды білдірмейді; туған күні мен жынысы анықталмады.
iin-born-differs = ЖСН бойынша туған күні { $iin }, жазбада { $given }. Бұл өздігінен қате емес; құжатпен салыстырыңыз.
iin-sex-differs = ЖСН бойынша жынысы жазбадағыдан өзгеше. Бұл өздігінен қате емес; құжатпен салыстырыңыз.

## Машинамен оқылатын аймақ

mrz-shape = Бұл машинамен оқылатын аймақ емес: 44 не 36 таңбалы екі жол немесе 30 таңбалы үш жол керек (табылғаны: { $lengths }).
mrz-character = Машинамен оқылатын аймақта тек A–Z, 0–9 және < болады, «{ $character }» емес.

## Азаматтық

country-unknown = «{ $text }» азаматтығы танылмады. Елдің атауын немесе үш әріпті кодын жазыңыз.

## Сүзгі

query-unknown-field = Сүзуге болатын «{ $field }» өрісі жоқ.
query-unknown-field-hint = Өрістер: { $fields }. Түзетіп, қайталаңыз.
query-bad-value = «{ $value }» мәні «{ $field }» өрісіне келмейді.
query-no-number = «{ $field }» өрісіне «{ $value }» емес, күндер саны керек.
query-no-order = «{ $field }» өрісін үлкен-кіші деп салыстыруға болмайды; { $field }:{ $value } деп жазыңыз.
