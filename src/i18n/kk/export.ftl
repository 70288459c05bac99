### Кеңседен шығатын деректер және толығымен келетін кеңсе.

export-as-of = Күні
export-filter = Сүзгі
export-period = Кезең
export-about = Не туралы
export-empty = Жол жоқ.
export-none = Ештеңе жазылмаған.
export-level = шұғылдығы
export-days-left = қалған күн
export-deadline-id = мерзім коды
export-document-number = құжат №
export-client-number = клиент №
export-field = өріс
export-value = мәні
export-title-clients = Клиенттер
export-title-cases = Істер
export-title-documents = Істер бойынша құжаттар
export-title-deadlines = Ашық мерзімдер
export-title-review = Алдағы 30 күннің мерзімдері
export-title-case = Іс
export-title-client = Клиенттің дербес деректері
export-section-records = Жазбалар
export-section-family = Байланысты клиенттер
export-section-journal = Не енгізілді, не өзгертілді және кім өзгертті
export-relation = байланысы
export-relation-main = клиенттің елде болуы осы адамға байланысты
export-relation-follows = осы адамның елде болуы клиентке байланысты
export-relation-merged = сол адамның бұрынғы жазбасы
export-withheld = басқа адамның деректері, көрсетілмейді
export-others = Басқа адамдар
export-others-text = Басқа адамдардың деректері алып тасталды: байланысты клиенттердің тек нөмірі көрсетілген.
export-written = { $n ->
    [one] { $file }: { $n } жол
   *[other] { $file }: { $n } жол
}
export-file-there = { $file } файлы бұрыннан бар. Ештеңе жазылмады; басқа атау беріңіз.
export-file-failed = { $file } файлын жазу мүмкін болмады: { $reason }
export-no-column = «{ $column }» бағаны жоқ. Бағандар: { $columns }.
export-no-view = Бұл тізім бойынша сізде «{ $view }» деген сақталған көрініс жоқ.
export-not-here = { $option } параметрі «{ $what }» үшін қолданылмайды.
bulk-format = Қандай файл керек?
bulk-format-csv = CSV: кез келген электрондық кестеге
bulk-format-xlsx = XLSX: нағыз күндері мен түстері бар кітап
bulk-format-json = JSON: басқа бағдарламаларға
bulk-format-html = HTML: A4 парағына басып шығаруға

whole-line = { $line }-жол: { $why } Ештеңе қабылданбады.
whole-no-head = бұл шығарылған дерекқор емес.
whole-no-row = жолды оқу мүмкін емес.
whole-more-rows = бұл түрдегі жазбалар бірінші жолда көрсетілгеннен көп.
whole-fewer-rows = жазбалар жетіспейді.
whole-cut-off = файл осы жерде үзілген.
whole-changed = осы жолға дейінгі бірдеңе шығарылғаннан кейін өзгертілген: бақылау сомасы сәйкес емес.
whole-after-end = соңынан кейін тағы бірдеңе бар.
whole-newer = Файлдың пішімі { $found }, бағдарлама { $known } пішіміне дейін ғана оқиды. Жаңарақ бағдарлама керек.
whole-unreadable = Файл әрі қарай оқылмайды: { $reason } Ештеңе қабылданбады.
whole-stopped = Тоқтатылды. Ештеңе қабылданбады.
whole-no-input = Шығарылған дерекқорды көрсетіңіз: sojourn import all office.jsonl
whole-progress-rows = Оқылуда: { $percent } %
whole-progress-clients = Мерзімдер есептелуде: { $percent } %
whole-taken-in = Қабылданды, есептелді және тексерілді: клиенттер { $clients }, істер { $cases }.

store-load-kind = бағдарлама мұндай жазба түрін білмейді.
store-load-order = жазба өз орнында тұрған жоқ.
store-load-column = жазбада бағдарламаға белгісіз мән бар.
store-load-value = мұнда бұл мәнге жол берілмейді.
store-load-reference = Жазба файлда жоқ жазбаға сілтейді: { $kind } { $id }. Ештеңе қабылданбады.
store-load-journal = Файлдағы журнал тексеруден өтпеді ({ $fault }). Ештеңе қабылданбады.
whole-no-content = скан жарияланғанға сәйкес келмейді.
whole-content-of-nobody = бұл скан файлдағы ешбір жазбаға жатпайды.
whole-content-changed = скан өзінің бақылау сомасына сәйкес келмейді.
whole-progress-scans = Скандар: { $percent } %
whole-scans-taken-in = { $n } скан қабылданып, тексерілді.
whole-scans-lost = { $n } скан жоғалған немесе бүлінген, ол файлда жоқ: { $scans }.
whole-scans-missing = Файлда { $n } скан жоқ: { $scans }. Оны қайта тіркеңіз немесе бұрынғы дерекқордың скандар қалтасын көшіріңіз.
export-server = Серверде файл сақталмайды: өз қосылымыңыз арқылы «sojourn export { $what } --format xlsx» орындаңыз.
