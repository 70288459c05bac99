### The import as people see it: what was read, what each column means, what each row would do, what came of it.

## The fields of a sheet

import-field-ordinal = Реттік нөмірі
import-field-name = Аты-жөні
import-field-name_latin = Аты-жөні (латын)
import-field-name_cyrillic = Аты-жөні (кирилл)
import-field-surname = Тегі
import-field-given_name = Аты
import-field-patronymic = Әкесінің аты
import-field-former_names = Бұрынғы есімдері
import-field-citizenship = Азаматтығы
import-field-born = Туған күні
import-field-sex = Жынысы
import-field-passport_number = Паспорт нөмірі
import-field-passport_series = Паспорт сериясы
import-field-passport_issued = Паспорттың берілген күні
import-field-passport_expires = Паспорт мерзімінің соңы
import-field-issuing_state = Берген мемлекет
import-field-iin = ЖСН
import-field-phone = Телефон
import-field-email = Эл. пошта
import-field-entry = Соңғы кіруі
import-field-exit = Соңғы шығуы
import-field-ground = Негіз
import-field-sponsor = Қабылдаушы тарап
import-field-sponsor_bin = Қабылдаушы тараптың БСН-і
import-field-payer = Тапсырыс беруші
import-field-permit_number = УТР нөмірі
import-field-permit_from = УТР мерзімінің басы
import-field-permit_until = УТР мерзімінің соңы
import-field-address = Мекенжай
import-field-rka = МТК
import-field-owner = Жауапты маман
import-field-note = Ескертпе
import-field-residence_owner = Тұрғын үй иесі
import-field-owner_consent_until = Меншік иесі келісімінің соңы
import-field-insurance_until = Сақтандыру мерзімінің соңы
import-field-data_consent = Деректерді өңдеуге келісім
import-field-application_form = Құжат: өтініш-сауалнама
import-field-identity_copy = Құжат: жеке куәлік көшірмесі
import-field-passport = Құжат: паспорт
import-field-purpose_document = Құжат: болу мақсаты
import-field-fingerprint_certificate = Құжат: дактилоскопия
import-field-medical_insurance = Құжат: медициналық сақтандыру
import-field-owner_consent = Құжат: меншік иесінің келісімі
import-field-registration_code = Құжат: МТК
import-field-ignore = Жүктемеу

## What a row would do

import-fate-new = Жаңа
import-fate-changed = Өзгереді
import-fate-conflict = Айырмашылық
import-fate-unchanged = Бұрыннан бар
import-fate-repeated = Қайталанған
import-fate-refused = Қабылданбаған
import-fate-warning = Ескерту
import-none-new = Кестеде жаңа адам жоқ.
import-none-changed = Ешбір клиентке ештеңе қосылмайды.
import-none-conflict = Екеуінде де көрсетілгеннің бәрі бірдей.
import-none-unchanged = Дерекқорда бұрыннан бар жол жоқ.
import-none-repeated = Кестеде ешкім екі рет жазылмаған.
import-none-refused = Барлық жолды қабылдауға болады.
import-none-warning = Ерекше ештеңе табылмады.
import-counts = Жол { $rows }: жаңа { $new }, өзгереді { $changed }, бұрыннан бар { $unchanged }, қайталанған { $repeated }, қабылданбады { $refused }
import-counts-more = Айырмашылық { $conflicts } · ескерту { $warnings }
import-keeps = айырмашылықта дерекқордағысы қалады
import-wins = айырмашылықта кестедегісі алынады
import-same-as = { $row }-жолдағы адам
import-same-nothing = одан өзге мәлімет жоқ
import-differs = айырмашылығы: { $fields }
import-here-sheet = { $field } — дерекқорда: { $here }; кестеде: { $sheet }
import-row-keeps-nothing = Бұл жол ештеңе жазбайды.
import-whole-file = жалпы файл

## Columns on the screen and on the command line

import-column-row = Жол
import-column-header = Баған
import-column-means = Мәні
import-column-samples = Мысалы
import-column-what = Не
import-unsure = тексеріңіз
import-left-out = жүктелмейді
import-unknown = танылмады, жүктелмейді
import-read = { $file }: { $rows } жол, тақырып { $header }-жолда
import-read-sheet = { $file }, «{ $sheet }» парағы: { $rows } жол, тақырып { $header }-жолда
import-other-sheets = Басқа парақтар: { $sheets }
import-guess = Белгілі тақырып табылмады: бағандарда не барын көрсетіңіз
import-still-missing = Әлі керек баған: { $column }
import-columns-known = Баған { $all }: танылды { $sure }, тексеру керек { $unsure }, жүктелмейді { $out }
import-by-header = Бұл бағанда не бар
import-could-be = мүмкін
import-column-empty = баған бос

## Mappings of the office

import-maps-title = Сақталған баған сәйкестіктері
import-maps-use = «{ $name }» қолдану
import-maps-forget = «{ $name }» жою
import-maps-keep = Осы бағандарды атпен сақтау
import-maps-keep-title = Сәйкестікті сақтау
import-maps-keep-ask = Аты, мысалы кесте кімдікі. Дәл сондай тақырыптар кездескенде сәйкестік өзі ұсынылады.
import-maps-forget-ask = «{ $name }» сәйкестігін бүкіл кеңсе үшін жою керек пе?
import-maps-offer = Бұл — сақталған «{ $name }» сәйкестігінің бағандары. Қолдану керек пе?
import-maps-kept = «{ $name }» сәйкестігі сақталды
import-maps-forgotten = «{ $name }» сәйкестігі жойылды
import-maps-used = «{ $name }» сәйкестігі қолданылды
import-maps-none = Сақталған сәйкестік әлі жоқ.
import-map-name = Атауда 1-ден { $most } әріпке дейін болады, «=» белгісі болмайды
import-map-many = Сәйкестіктер тым көп: алдымен керексізін жойыңыз
import-map-unknown = «{ $name }» сәйкестігі жоқ: сақталғаны да, файлы да жоқ; тақырып=өріс,… деп жазуға болады
journal-setting-import-maps = Импортқа арналған баған сәйкестіктері
import-file-folder = { $path } — қалта: ішіндегі файлды көрсетіңіз

## The screen

place-import = Импорт
import-ask-path = Қай кесте? CSV, XLSX, XLS немесе ODS
import-path = Файл
import-path-about = Файлдың орнын теріңіз немесе қойыңыз. Не болатынын көріп, растағанша ештеңе жазылмайды.
import-steps = 1 файл · 2 бағандар · 3 алдын ала көру · 4 жүктеу
import-step-columns = 2/4 · Бағандар
import-step-path = 1/4 · Файл
import-step-preview = 3/4 · Алдын ала көру: әлі ештеңе жазылған жоқ
import-step-work = Жұмыс жүріп жатыр
import-step-done = 4/4 · Дайын
import-names = Сәйкес атаулар
import-no-names = Осылай басталатын қалта да, кесте де жоқ.
import-reading = Файл оқылып жатыр
import-rehearsing = Тексеру: ештеңе жазылмайды
import-writing = Жүктелуде
import-progress = { $rows } жолдың { $done }
import-pace = секундына { $pace } жол, шамамен { $left } қалды
import-seconds = { $n } с
import-minutes = { $n } мин
import-work-about-rehearse = Тексеру біткенде экрандар қайта жауап береді. Esc тоқтатады.
import-work-about-write = Жүктеу біткенде экрандар қайта жауап береді; әріптестер бұл кезде әдеттегідей сақтай береді. Esc тоқтатып, бәрін кері қайтарады.
import-at-work = Мұнда импорт жүріп жатыр; Esc оны тоқтатады
import-stopping = Тоқтатылуда; жазылғаны кері қайтарылады
import-ask-stop = Импортты тоқтату керек пе? Жазып үлгергенінің бәрі кері қайтарылады.
import-ask-write = { $writes } жолды жүктеу керек пе? Жаңа адам { $new }, өзгеретін клиент { $changed }. Қалған { $left } жол ештеңені өзгертпейді, оның { $refused } қабылданбады. Жүктеуді бір әрекетпен кері қайтаруға болады.
import-nothing-to-write = Бұл кестеде жаңа ештеңе жоқ: жазатын ештеңе жоқ
import-done = { $accepted } жол жүктелді: жаңа адам { $new }, өзгерген клиент { $changed }.
import-done-short = Жүктелген жол: { $accepted }
import-done-refused = Қабылданбаған { $n } жол { $file } файлында: кестенің өз бағандарымен, себебі көрсетілген. Сол жерде түзетіп, осы файлды жүктеңіз.
import-done-unwritten = { $n } жол қабылданбады, олардың файлын жазу мүмкін болмады; олар алдын ала көруде тұр.
import-done-undo = u бәрін кері қайтарады. Esc жабады.
import-done-owners = Жауапты мамандар арасындағы жаңа есімдер: { $names }
import-stopped-rehearsal = Тексеру тоқтатылды; ештеңе жазылған жоқ
import-sheets-title = Кітап парақтары
import-one-sheet = Бұл файлда бір ғана парақ бар
import-row-title = { $row }-жол
import-in-the-sheet = Кестеде
import-would-write = Жазылады
start-ask-import = Алдымен бос дерекқор құрылады, сосын кестені таңдайсыз. Жалғастыру керек пе?
command-import = Клиенттер кестесін жүктеу
hint-import = жүктеу
command-import-next = Импорт: келесі қадам
hint-import-next = әрі қарай
command-import-ignore = Бағанды жүктемеу
hint-import-ignore = жүктемеу
command-import-sheet = Кітаптың басқа парағы
hint-import-sheet = парақ
command-import-maps = Баған сәйкестіктері: қолдану, сақтау, жою
hint-import-maps = сәйкестіктер
command-import-overwrite = Айырмашылықта кестедегіні алу не алмау
hint-import-overwrite = кестедегісі
hint-import-write = жүктеу
hint-import-stop = тоқтату
hint-import-use = қолдану
hint-import-complete = толықтыру
hint-import-delete = жою

## The command line

cli-import-columns = Бағандар:
cli-import-changes = Клиенттерде не қосылады не өзгереді (дерекқорда → кестеде):
cli-import-people = Жаңа адамдар:
cli-import-repeated = Кестеде бірнеше рет жазылғандар:
cli-import-refused = Қабылданбаған жолдар:
cli-import-and-more = … және тағы { $n }.
cli-import-offer = Бұл — сақталған «{ $name }» сәйкестігінің бағандары; қолдану үшін: --map "{ $name }"
cli-import-rehearsed = Ештеңе жазылған жоқ: бұл тек тексеру болды.

about-place-import = Жүктеуге дейінгі клиенттер кестесі: әр баған нені білдіреді және әр жолдан не шығады. Сіз растамайынша ештеңе өзгермейді; бүкіл жүктеу бір әрекетпен кері қайтарылады.
