### Files of papers: attached, listed, given out, checked.

kind-attachment = скан
field-sha256 = SHA-256
field-format = Түрі
field-size = Байтпен көлемі
field-added_on = Тіркелген күні
field-added_by = Тіркеген
format-pdf = PDF
format-jpeg = JPEG
format-png = PNG
format-tiff = TIFF
format-heic = HEIC
format-webp = WebP
format-docx = Word
format-xlsx = Excel
format-odt = OpenDocument мәтіні
format-ods = OpenDocument кестесі
journal-attach = скан тіркелді
journal-detach = скан алынып тасталды
journal-setting-attachment-limit = Ең үлкен скан, МБ
attachment-no-place = Бұл дерекқордың жанында скандарға орын жоқ.
attachment-no-paper = Істе { $paper } деген құжат жоқ. Істің құжаттары: { $papers }.
attachment-papers = { $paper } бірнеше құжатты білдіруі мүмкін: { $papers }.
attachment-papers-hint = Біреуінің толық атауын көрсетіңіз.
attachment-limit-range = Сканның ең үлкен көлемі 1 және { $most } МБ аралығында болады.
attachment-none = { $id } деген скан жоқ.
attachment-none-hint = Істің скандарын sojourn attachment list ІС көрсетеді.
attachment-lost = { $id } ({ $name }) сканының файлы орнында жоқ.
attachment-lost-hint = Файлды сақтық көшірмеден қайтарыңыз немесе құжатты қайта тіркеңіз.
attachment-damaged = { $id } ({ $name }) сканының файлы бүлінген: бұл тіркелген файл емес. Одан ештеңе берілген жоқ.
attachment-damaged-hint = Сол файлды қайта тіркесеңіз, ол қалпына келеді, не сақтық көшірмеден қайтарыңыз.
attachment-damaged-place = { $path } ішіндегі файл бүлінген немесе жоғалған.
attachment-empty = Файл бос: ештеңе тіркелген жоқ.
attachment-too-large = Файл { $most } МБ-тан үлкен: ештеңе тіркелген жоқ.
attachment-too-large-hint = Ажыратымдылығын азайтып немесе бөліп сканерлеңіз. Әкімші үлкенірек көлемге рұқсат бере алады: sojourn attachment limit --set МБ
attachment-program = Бұл скан емес, бағдарлама немесе скрипт: ештеңе тіркелген жоқ.
attachment-macros = Құжатта макростар бар: ештеңе тіркелген жоқ. Оны PDF етіп сақтаңыз.
attachment-unknown = Бұл скан да, құжат та емес: PDF, JPEG, PNG, TIFF, HEIC, WebP, DOCX, XLSX, ODT және ODS қабылданады. Ештеңе тіркелген жоқ.
attachment-unreadable = Файл оқылмайды: { $reason }. Ештеңе тіркелген жоқ.
attachment-full = { $path } ішінде скандарға орын қалмады. Ештеңе тіркелген жоқ.
attachment-full-hint = Дискіде орын босатып, қайта тіркеңіз.
attachment-place = Скандар орнын пайдалану мүмкін емес ({ $path }): { $reason }. Ештеңе тіркелген жоқ.
attachment-place-hint = Компьютер әкімшісінен сол жерге жазу құқығын сұраңыз.
attachment-swept = Скан тіркеліп жатқанда тазалау кезінде жойылды. Оны қайта тіркеңіз.
attachment-copy-failed = { $path } орнына көшірме жазылмады: { $reason }.
attachment-check-lost = { $id } сканының { $file } файлы орнында жоқ
attachment-check-damaged = { $id } сканының { $file } файлы бүлінген
attachment-check-strange = { $path } скандарға жатпайды
cli-check-files =
    { $n ->
        [one] { $n } скан, { $size }: бақылау сомасымен салыстырылды.
       *[other] { $n } скан, { $size }: әрқайсысы бақылау сомасымен салыстырылды.
    }
cli-check-for-undo =
    { $n ->
        [one] Алынып тасталған сканның { $n } файлы сақтаулы: болдырмау оны қайтара алады.
       *[other] Алынып тасталған скандардың { $n } файлы сақтаулы: болдырмау оларды қайтара алады.
    }
cli-check-orphan = { $file } енді ешкімге керек емес; check --sweep оны жояды.
cli-check-swept =
    { $n ->
        [one] Керексіз { $n } файл жойылды.
       *[other] Керексіз { $n } файл жойылды.
    }
cli-attached = { $id } «{ $paper }» құжатына тіркелді: { $format }, { $size }.
cli-attached-received = Құжат бүгін алынды деп белгіленді.
cli-attached-shared = Мұндай файл бұрыннан бар; ол бір рет сақталады.
cli-attachments-none = Істе скан жоқ.
cli-attachment-binary = Сканды терминалға шығаруға болмайды.
cli-attachment-binary-hint = Оны сақтаңыз: sojourn attachment get ID > файл немесе --output ФАЙЛ.
cli-attachment-no-json = Сканның мазмұны JSON емес.
cli-attachment-no-json-hint = --json болса, --output ФАЙЛ қолданыңыз.
cli-attach-no-input = Файл көрсетілмеген.
cli-attach-no-input-hint = sojourn attach ІС ҚҰЖАТ scan.pdf немесе: sojourn attach ІС ҚҰЖАТ < scan.pdf
cli-attachment-removed = { $id } ({ $name }) алынып тасталды. Қайтару: sojourn undo.
cli-attachment-saved = Сақталды: { $path }.
cli-attachment-limit = Сканның ең үлкен көлемі — { $n } МБ.
cli-section-scans = Скандар
size-kb = { $n } КБ
size-mb = { $n } МБ

## Scans on the case page, and the scanner's popup.

field-path = Файл
field-mark_received = Құжат бүгін алынды
command-scans = Құжаттың скандары: тізім, көшірмесін сақтау, тіркеу
hint-scans = скандар
command-scan = Паспортты не куәлікті сканермен оқу
hint-scan = сканер
scans-title = Істің скандары
scans-none = Мұнда скан жоқ.
scans-add = Файл тіркеу
scans-copy = Көшірмесін былай сақтау
scans-rename = Атын өзгерту не басқа құжатқа ауыстыру
scans-remove = Алып тастау
scans-copied = Көшірмесі сақталды: { $path }
scans-removed = { $name } алынып тасталды; u қайтарады
scans-added = { $name } тіркелді
scans-added-received = { $name } тіркелді, құжат алынды
scan-title = Сканер
scan-waiting = Паспортты не куәлікті сканерге қойыңыз немесе машинамен оқылатын аймағын енгізіңіз.
scan-saved = Жазылды: { $client }

## Scanner in keyboard mode: whose document it is, what differs, what to do.

scan-ready = Паспортты немесе куәлікті сканерлеңіз. Аяқтау — Ctrl-D.
scan-unreadable = Бұл жолдар машинамен оқылатын аймақ емес. Құжатты қайта сканерлеңіз.
scan-internal = РФ ішкі паспорты: мерзімі жоқ, аты-жөні кириллицамен. Ол шетелдік емес, ішкі паспорт болып жазылады.
scan-visa = Бұл паспорт не куәлік емес, виза: оны рұқсат ретінде жазыңыз.
scan-known = Бұрыннан жазылған, айырмашылық жоқ: { $name }
scan-document = Бұрыннан жазылған: { $name }
scan-person = Құжат жаңа. Аты-жөні мен туған күні бойынша бұл { $name } болуы мүмкін
scan-several = Бірнеше клиент сәйкес келуі мүмкін: { $name }
scan-nobody = Мұндай клиент дерекқорда жоқ.
scan-differs = { $field }: мұнда { $here }, құжатта { $scanned }
scan-empty-here = { $field }: мұнда бос, құжатта { $scanned }
scan-misread = { $line }-жол, { $place }-орын: { $written } мүмкін { $likely } болар ({ $check }). Құжатпен салыстырыңыз.
scan-act-fill = Мұнда жоғын толықтыру
scan-act-update = Толықтыру және құжат бойынша түзету
scan-act-add = { $name } клиентінің жаңа құжаты
scan-act-new = Осы құжаты бар жаңа клиент
scan-ask = Не істеу керек? Enter — өткізіп жіберу:
scan-not-taken = Ештеңе жазылған жоқ: «{ $field }» өрісін бұл құжаттан алу мүмкін емес. Клиентті нысан арқылы енгізіңіз.
scan-skipped = Ештеңе жазылған жоқ.
scan-recorded = Жазылды: { $client }. Келесісін сканерлеңіз.
scan-no-document = Құжат әлі жазылмаған: толықтыратын ештеңе жоқ.
