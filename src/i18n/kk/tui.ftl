### Экрандардың қойындылары, бағандары, кеңестері мен хабарлары.

## Commands: one sentence each, for help and palette

command-open = Таңдалған жолды ашу
command-record = Не істелгенін немесе мерзімді жабатын фактіні енгізу
command-snooze = Мерзімді белгілі күнге кейінге қалдыру
command-assign = Клиентті басқа қызметкерге тапсыру
command-note = Клиент туралы жазба қосу
command-why = Мерзімнің есебін толық көрсету
command-next-deadline = Сол клиенттің келесі мерзімі
command-previous-deadline = Сол клиенттің алдыңғы мерзімі
command-mine = Тек менің клиенттерім немесе барлығы
command-blind-spots = Ештеңе белгісіз әрекеттер туралы жауап беру
command-answer-done = Орындалған
command-answer-not-done = Орындалмаған
command-mark = Жолды белгілеу немесе белгіні алып тастау
command-mark-all = Барлық жолды белгілеу немесе белгілерді алып тастау
command-drafts = Аяқталмаған нысандар
command-new-client = Жаңа клиент
command-new-case = Жаңа іс
command-sort = Тізімнің ретін өзгерту
command-add = Осы бөлімге жазба қосу
command-edit = Таңдалған жазбаны өзгерту
command-next-section = Келесі бөлім
command-previous-section = Алдыңғы бөлім
command-section-1 = 1-бөлім
command-section-2 = 2-бөлім
command-section-3 = 3-бөлім
command-section-4 = 4-бөлім
command-section-5 = 5-бөлім
command-section-6 = 6-бөлім
command-section-7 = 7-бөлім
command-section-8 = 8-бөлім
command-section-9 = 9-бөлім
command-start-empty = Бос тізімнен бастау
command-how-to-import = Клиенттер кестесін қалай жүктеуге болады
command-how-to-demo = Ойдан алынған деректерді қалай көруге болады
command-find = Теру барысында іздеу
command-palette = Пәрменді атауы бойынша таңдау
command-help = Осы экранның пернелері
command-undo = Соңғы өзгерісімді болдырмау
command-down = Бір жол төмен
command-up = Бір жол жоғары
command-page-down = Бір экран төмен
command-page-up = Бір экран жоғары
command-first = Бірінші жол
command-last = Соңғы жол
command-go-today = Бүгінгі мерзімдерге өту
command-go-clients = Клиенттерге өту
command-go-cases = Істерге өту
command-next-tab = Келесі қойынды
command-previous-tab = Алдыңғы қойынды
command-english = Интерфейс ағылшын тілінде
command-russian = Интерфейс орыс тілінде
command-kazakh = Интерфейс қазақ тілінде
command-back = Бір деңгей артқа
command-redraw = Экранды қайта салу
command-suspend = Бағдарламаны тоқтата тұру (fg қайтарады)
command-quit = Бағдарламадан шығу

## Hint line: one or two words each

hint-open = ашу
hint-record = енгізу
hint-snooze = кейінге
hint-assign = тапсыру
hint-note = жазба
hint-why = есебі
hint-mine = менікі/бәрі
hint-blind-spots = бақылаусыз
hint-answer-done = орындалған
hint-answer-not-done = орындалмаған
hint-mark = белгілеу
hint-mark-all = бәрі
hint-new-client = жаңа
hint-new-case = жаңа
hint-sort = рет
hint-add = қосу
hint-edit = өзгерту
hint-find = іздеу
hint-palette = тағы
hint-help = анықтама
hint-undo = болдырмау
hint-back = артқа
hint-back-to = қайтару
hint-close = жабу
hint-scroll = жылжыту
hint-cancel = бас тарту
hint-choose = таңдау
hint-save = сақтау
hint-leave = шығу
hint-answer = жауапты сақтау

## Tabs and columns

tab-today = Мерзімдер
tab-clients = Клиенттер
tab-cases = Істер
tab-start = Sojourn
column-last-day = соңғы күн
column-left = қалды
column-client = клиент
column-citizenship = аз.
column-binds = не шектейді
column-case = іс
column-act = әрекет
column-owner = қызметкер
column-kind = түрі
column-ground = негіз
column-stage = кезең
column-papers = құж.
column-binding-day = шекті

## Today

today-group-breach = Бұзылған
today-group-overdue = Мерзімі өткен
today-group-today = Бүгін
today-group-critical = { $n } күн
today-group-soon = { $n } күн
today-group-unknown = Бақылаусыз
today-group-short-breach = Бұз
today-group-short-overdue = Өткен
today-group-short-today = Бүг
today-group-short-critical = { $n }к
today-group-short-soon = { $n }к
today-group-short-unknown = ?
today-calm = Алдағы { $n } күнде мерзім жоқ.
today-only-mine = Мұнда тек өз клиенттеріңіз көрсетілген; «m» барлық қызметкердің клиенттерін көрсетеді.
today-appointments = бүгінгі кездесулер мен істер
today-clock = Компьютердің күні журналға сәйкес келмейді: мерзімдерге сенбес бұрын сағатты тексеріңіз.
tui-left-breach = { $n } күн өтті
tui-left-over = { $n } күн өтті
tui-left-today = бүгін
tui-left-far = { $n } күн
tui-left-days = { $n } к · { $working } жк
check-from = нақтылау { $day }
binds-do-by = орындау { $day }
why-title = мерзімнің есебі
why-last-day = Соңғы заңды күн { $day }
why-last-day-plain = Соңғы күн { $day }
why-safe-day = орындау мерзімі { $day }
why-stricter = { $day } күнінен бастап нақтылау: қатаңырақ түсіндірілуі мүмкін
why-rule = { $rule } ережесі
why-confirmed = кеңсе растаған
why-checked = { $day } тексерілген
why-do-now = Қазір: { $what }

## Lists

list-position = { $at } / { $of }
list-position-mine = { $at } / { $of } · тек менің клиенттерім
list-no-match = Ештеңе табылмады.
list-empty = Мұнда әзірге ештеңе жоқ.
list-nothing-binds = мерзім жоқ
sort-binding = шекті мерзім бойынша
sort-name = аты бойынша
sort-newest = алдымен жаңалары
filter-set = Esc — бәрін көрсету
case-papers = { $n } құжат алынды
case-binding = Клиенттің шекті мерзімі: { $day }

## Blind spots

blind-title = Бақылаусыз
blind-people-acts = { $people } клиент · { $acts } әрекет
blind-none = Жауапсыз сұрақ жоқ: әр әрекеттің орындалғаны не орындалмағаны белгілі.
blind-count = Есепке алғанға дейінгі { $n } әрекет: орындалған ба?
blind-marked = { $n } жол белгіленді
blind-many-done = { $n } әрекетті орындалған деп жазу керек пе?
blind-many-not-done = { $n } әрекетті орындалмаған деп жазу керек пе? Олардың мерзімі өткен болады.
blind-proof = есепке алғанға дейін орындалған

## The first page

start-title = Неден бастау керек
start-missing = Дерекқор әзірге жоқ. Сіз таңдағанша ештеңе құрылмайды.
start-empty = Дерекқорда әзірге клиент жоқ.
start-safety = Енгізілгеннің бәрі бірден сақталады, u болдырмайды. Ережелер мен мерзімдер — заңгерге көмек: әрқайсысының дереккөзі мен тексерілген күні көрсетілген.
start-import =
    Бағдарламадан шығып, оған кестені (CSV немесе XLSX) беріңіз:
      { $program } import clients.xlsx --dry-run
      { $program } import clients.xlsx
    Бірінші пәрмен не болатынын ғана айтады, екіншісі жазады. Оқылмаған жолдар себебімен аталады; бір болдырмау бәрін қайтарады.
start-import-server =
    Кестені (CSV немесе XLSX) өз компьютеріңізден жіберіңіз:
      ssh desk import --dry-run < clients.xlsx
      ssh desk import < clients.xlsx
    Бірінші пәрмен не болатынын ғана айтады, екіншісі жазады. Бір болдырмау бәрін қайтарады.
start-demo =
    Бағдарламадан шығып, мынаны теріңіз:
      sojourn demo
    Ойдан алынған клиенттері бар уақытша дерекқор ашылады. Өз дерекқорыңыз өзгермейді.

## Help, palette, messages

help-title = Осы экранның пернелері
help-levels = Белгілер: ‼ болу мерзімі бұзылған · ! мерзімі өткен · > бүгін · ? белгісіз
help-layout = Пернелер орны бойынша жұмыс істейді: пернетақта тілін ауыстырмауға болады.
palette-title = Пәрмен
palette-none = Мұндай атаумен ештеңе табылмады.
tui-error = Орындалмады
tui-leave = Бағдарламадан шығу керек пе? Бәрі сақталған.
tui-not-allowed = Рөліңіз бұған рұқсат бермейді.
tui-not-here = Серверде мүмкін емес.
tui-changed-under = Терезе астындағы жол өзгерді: оны қарап, әрекетті қайта таңдаңыз.
tui-no-database = Дерекқор әзірге жоқ.
tui-no-database-hint = Алдымен бос тізімнен бастаңыз.
tui-undone = Болдырылмады: { $n } жазба
tui-undone-one = Болдырылмады: { $kind } — { $name }
tui-undone-client = Болдырылмады: клиент { $name }
tui-undone-of = Болдырылмады: { $n } жазба — { $name }
undo-ask-one = { $day } { $time } «{ $what }» әрекетін болдырмау керек пе? { $name }: { $records } жазба бұрынғы қалпына келеді.
undo-ask-many = { $day } { $time } «{ $what }» әрекетін болдырмау керек пе? { $clients } клиенттің { $records } жазбасы бұрынғы қалпына келеді.
act-undo-newer = Содан бері сіз бірдеңе сақтадыңыз не болдырмадыңыз. u пернесін қайта басыңыз: енді не болдырмайтыны көрсетіледі.
tui-drafts = { $n } нысан аяқталмай қалған · { $key } — ашу
tui-no-drafts = Аяқталмаған нысан жоқ.
tui-nothing-to-undo = Болдырмайтын өзгерісіңіз жоқ.
tui-saved-done = { $n } әрекет орындалған деп жазылды · u — болдырмау
tui-saved-not-done = { $n } әрекет орындалмаған деп жазылды · u — болдырмау
tui-saved-snoozed = Кейінге қалдырылды · u — болдырмау
tui-saved-handled = Жазылды · u — болдырмау
tui-saved-assigned = Тапсырылды: { $name } · u — болдырмау
tui-saved-note = Жазба сақталды · u — болдырмау
tui-note-title = Жазба: { $name }
tui-note-question = Клиентке бүгінгі күнмен және атыңызбен қосылады.
tui-assign-title = Кімге тапсыру: { $name }
