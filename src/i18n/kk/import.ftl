### What a sheet is told: refusals, warnings, conflicts.

## Why a row was refused

import-why-no-name = латын не кирилл әрпімен жазылған аты-жөні жоқ
import-why-unknown-citizenship = азаматтығы танылмады
import-why-ground-is-not-one-of-the-six = негіз алты негіздің біріне жатпайды
import-why-iin-length = ЖСН 12 цифрдан тұрмайды
import-why-iin-digits = ЖСН-де цифр емес таңба бар
import-why-iin-check-digit = ЖСН бақылау цифры сәйкес келмейді
import-why-trp-ends-before-it-begins = УТР басталмай тұрып аяқталады
import-why-neither-passport-number-nor-birth-date = паспорт нөмірі де, туған күні де жоқ
import-why-row-is-held-back = бұл жолды сіз енгізе алмайсыз: басшыңызға жүгініңіз
import-why-birth-date-does-not-exist = туған күні: мұндай күн жоқ
import-why-birth-date-cannot-be-read = туған күні: оқу мүмкін болмады
import-why-passport-issue-date-does-not-exist = паспорттың берілген күні: мұндай күн жоқ
import-why-passport-issue-date-cannot-be-read = паспорттың берілген күні: оқу мүмкін болмады
import-why-passport-expiry-date-does-not-exist = паспорттың жарамдылық мерзімі: мұндай күн жоқ
import-why-passport-expiry-date-cannot-be-read = паспорттың жарамдылық мерзімі: оқу мүмкін болмады
import-why-entry-date-does-not-exist = кірген күні: мұндай күн жоқ
import-why-entry-date-cannot-be-read = кірген күні: оқу мүмкін болмады
import-why-exit-date-does-not-exist = шыққан күні: мұндай күн жоқ
import-why-exit-date-cannot-be-read = шыққан күні: оқу мүмкін болмады
import-why-trp-start-date-does-not-exist = УТР мерзімінің басы: мұндай күн жоқ
import-why-trp-start-date-cannot-be-read = УТР мерзімінің басы: оқу мүмкін болмады
import-why-trp-end-date-does-not-exist = УТР мерзімінің соңы: мұндай күн жоқ
import-why-trp-end-date-cannot-be-read = УТР мерзімінің соңы: оқу мүмкін болмады
import-why-consent-date-does-not-exist = келісім күні: мұндай күн жоқ
import-why-consent-date-cannot-be-read = келісім күні: оқу мүмкін болмады
import-why-insurance-date-does-not-exist = сақтандыру мерзімі: мұндай күн жоқ
import-why-insurance-date-cannot-be-read = сақтандыру мерзімі: оқу мүмкін болмады
import-why-paper-date-does-not-exist = құжат күні: мұндай күн жоқ

## What is odd about a row that was taken in

import-why-trp-outlasts-the-passport = УТР мерзімі паспорт мерзімінен асады
import-why-trp-begins-after-the-permitted-stay-ended = УТР рұқсат етілген болу мерзімі аяқталғаннан кейін басталады
import-why-trp-dates-without-a-trp = УТР күндері көрсетілген, бірақ кестеде УТР жоқ делінген; күндер ескертпеге көшірілді
import-why-trp-without-both-dates = екі күні де көрсетілмеген УТР енгізілмеді; бар мәлімет ескертпеге көшірілді
import-why-passport-has-expired = паспорттың мерзімі өтіп кеткен
import-why-passport-dates-without-a-number = паспорттың нөмірі жоқ, тек мерзімі көрсетілген; ол ескертпеге көшірілді
import-why-passport-issued-after-it-expires = паспорттың берілген күні мерзімінің соңынан кейін
import-why-unknown-issuing-state = паспорт берген мемлекет танылмады
import-why-entry-lies-in-the-future = кіру күні әлі келген жоқ
import-why-entry-lies-before-the-birth-date = кіру күні туған күннен бұрын
import-why-exit-lies-before-the-entry = шығу күні кіру күнінен бұрын; шығу есепке алынбады
import-why-birth-date-lies-in-the-future = туған күні әлі келген жоқ
import-why-citizen-of-kazakhstan = Қазақстан азаматына УТР қажет емес
import-why-sponsor-contradicts-the-ground = қабылдаушы тарап негізге сәйкес келмейді
import-why-iin-disagrees-with-the-birth-date = ЖСН бойынша туған күні басқа
import-why-iin-disagrees-with-the-sex = ЖСН бойынша жынысы басқа
import-why-iin-holds-no-date = ЖСН-нің алғашқы цифрлары күнді білдірмейді
import-why-rka-is-not-16-digits = МТК 16 цифрдан тұруы керек
import-why-bin-is-not-12-digits = БСН 12 цифрдан тұруы керек
import-why-rka-without-an-address = мекенжайсыз МТК бар; ол мекенжай орнына жазылды
import-why-sex-cannot-be-read = жынысы танылмады
import-why-name-mixes-alphabets = аты-жөнінде латын мен кирилл әріптері араласқан
import-why-text-in-place-of-a-mark = белгі орнына мәтін тұр: құжат жоқ деп есептеледі, мәтін оның ескертпесінде сақталды
import-why-paper-received-in-the-future = құжат әлі келмеген күні алынған деп белгіленген
import-why-consent-without-a-day = келісімнің күні жоқ; ол ескертпеге жазылды
import-why-text-was-cut = мәтін тым ұзын, қысқартылды
import-why-quotation-marks-do-not-close = жолдағы тырнақшалар жабылмаған; ол бір жол ретінде оқылды
import-why-earlier-stay-was-still-open = бұрынғы болу мерзімі жабылмаған еді; ол осы кіру күнімен жабылды, шыққан күнін нақтылаңыз
import-why-several-clients-match = бұл адамға бірнеше клиент сәйкес келеді; біріншісі алынды
import-why-iin-of-another-person = дәл осы ЖСН басқа адамда да көрсетілген
import-why-same-name-and-birth-date-another-passport = аты-жөні мен туған күні бірдей, паспорты басқа: бір адам екенін тексеріңіз
import-why-another-sheet-was-not-read = кітаптың тағы бір парағы тізілімге ұқсайды, бірақ оқылмады
import-why-number-shortened-by-a-spreadsheet = кесте бұл нөмірді қысқартып жазған, цифрлары жоғалған; ұяшықтың мәні ескертпеде сақталды
import-why-iin-without-its-zeros-in-front = ЖСН басындағы нөлдер түсіп қалған; олар қалпына келтірілді, бақылау цифры мен туған күні сәйкес келеді
import-why-day-and-month-could-be-the-other-way-round = бұл бағаннан алдымен күні не айы тұрғаны белгісіз; бірінші тұрған сан күн деп алынды

## Why a file was not read

import-file-empty = Файл бос
import-file-huge = Файл { $megabytes } МБ-тан үлкен
import-file-rows = Кестеде { $most } жолдан көп
import-file-cells = Кестедегі деректер бір рет енгізуге болатыннан көп
import-file-binary = Бұл кесте емес: бөлгіштері бар мәтін де, XLSX, XLS не ODS кітабы да емес
import-file-damaged = Мәтін { $line }-жолда бүлінген: кейбір әріптер оқылмайды
import-workbook-unreadable = Кітап ашылмайды: ол бүлінген немесе құпиясөзбен қорғалған
import-workbook-huge = Кітап ашылғанда тым үлкен болады
import-no-header = Белгілі тақырыптары бар жол табылмады; бағандарды --map арқылы көрсетіңіз
import-columns-missing = Баған жоқ: { $column }; оны --map арқылы көрсетіңіз
import-column-name = аты-жөні
import-column-citizenship = азаматтығы
import-column-ground = негіз
import-column-identity = паспорт нөмірі немесе туған күні
import-map-unreadable = Бағандар сипаттамасы танылмады: тақырып=өріс,… немесе TOML не JSON файлы керек
import-map-field = { $field } өрісі жоқ. Өрістер: { $fields }
import-map-header = Кестеде «{ $header }» бағаны жоқ

## The import itself

import-refused-heading = Неге енгізілмеді
import-stopped = Импорт тоқтатылды; ештеңе сақталған жоқ
import-stopped-hint = Дайын болғанда қайта іске қосыңыз
import-unfinished = Импорт үзілді, оны кері қайтару мүмкін болмады ({ $group }-топ)
import-unfinished-hint = Импортты қайта іске қосыңыз: алдымен осының қалғаны кері қайтарылады
import-under-way = Қазір кестені { $who } жүктеп жатыр
import-under-way-hint = Аяқталуын күтіп, қайта іске қосыңыз; ештеңе өзгерген жоқ
