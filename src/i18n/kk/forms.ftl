### Нысандар, сұрақтар, клиент пен іс беттері.

## Нысандар

form-title-new = Жаңа жазба: { $kind }
form-title-edit = Өзгерту: { $kind }
form-reading = Оқылуда …
form-saving = Сақталуда …
form-saved = Сақталды: { $kind }{ $n ->
    [0] { "" }
    [one] , { $n } мерзім жылжыды
   *[other] , { $n } мерзім жылжыды
} · u — болдырмау
form-saved-of = Сақталды: { $kind } — { $name }{ $n ->
    [0] { "" }
    [one] , { $n } мерзім жылжыды
   *[other] , { $n } мерзім жылжыды
} · u — болдырмау
form-will-be-made = жаңа: қосылады
form-none-fits = Сәйкес келетіні жоқ
form-own-words = + «{ $text }»
form-empty = (бос)
form-advice-date = Күн, ай, жыл; нүктелер өзі қойылады. Сондай-ақ +10, 23 қар, ертең.
form-advice-pick = Бірнеше әріп теріңіз; бос орын тізімді көрсетеді, ← → қысқасын ауыстырады.
form-advice-open-list = Тізімнен таңдаңыз немесе онда жоғын жазыңыз.
form-advice-list = Тарылту үшін теріңіз; ↑ ↓ және Enter — таңдау.
form-advice-none = Тізімде мұндай жоқ. Әріпті өшіріңіз немесе Esc басыңыз.
form-advice-note = Enter — жаңа жол, Tab — әрі қарай.
name-not-latin = Латынша атта кирилл әріптері бар: полиция дерекқорынан бұл ат бойынша табылмайды. Сақтауға болады.
name-not-cyrillic = Кириллше атта латын әріптері бар: полиция дерекқорынан бұл ат бойынша табылмайды. Сақтауға болады.
name-latin-inside = «{ $word }» сөзінде кирилл әріптерінің арасында латын әріптері бар ({ $letters }): дұрыс көрінеді, бірақ іздегенде табылмайды.
name-cyrillic-inside = «{ $word }» сөзінде латын әріптерінің арасында кирилл әріптері бар ({ $letters }): дұрыс көрінеді, бірақ іздегенде табылмайды.
name-mixed = «{ $word }» сөзінде латын және кирилл әріптері аралас: іздегенде табылмайды.
form-left-over = Аяқталмаған нысандар
form-draft = Бұл нысан аяқталмай қалған. Терілгенді қайтару керек пе?
form-draft-older = Бұл нысан аяқталмай қалған, ал жазба содан бері өзгерген. Терілгенді қайтару керек пе?
form-drafts = Аяқталмай қалған нысан: { $n }. Мұнда терілгені: { $text }. Қайтару керек пе?
form-drafts-older = Аяқталмай қалған нысан: { $n }, ал жазба содан бері өзгерген. Мұнда терілгені: { $text }. Қайтару керек пе?
form-leave = Сақталған жоқ. Жалғастыру, кейінге қалдыру немесе тастау?
form-hint-take = қайтару
form-hint-throw = тастау
form-hint-later = қазір емес
form-hint-go-on = жалғастыру
form-hint-keep = кейінге қалдыру
form-hint-move = таңдау
form-hint-shut = тізімді жабу
form-hint-next = келесі
form-hint-list = тізім
form-conflict-title = Басқа қызметкер өзгерткен

## Мерзімдер бойынша шешімдер

act-title-done = Орындалды
act-title-snooze = Кейінге қалдыру

## Істің құжаттары

paper-title-received = Құжат алынды
paper-title-rejected = Құжат қабылданбады
paper-saved = { $n ->
    [one] { $n } құжат: { $state } · u — болдырмау
   *[other] { $n } құжат: { $state } · u — болдырмау
}
paper-lead = { $n ->
    [one] ~{ $n } жұмыс күні
   *[other] ~{ $n } жұмыс күні
}
paper-lead-short = ~{ $n } жк
paper-order-by = { $n } жк · { $day }
paper-too-late = Үлгермейді: шамамен { $n } жұмыс күні керек, ал тапсырудың соңғы күні — { $by }.
paper-back-ask = Алынған не тексерілген: { $names }. «Сұратылды» күйіне қайтару керек пе? Бұрынғысы журналда қалады.
paper-rejected-because = Қабылданбады: { $why }
paper-needs-translation = шет тілінде болса, нотариат куәландырған аударма
paper-valid-on-filing = тапсыру күні жарамды
paper-reusable = қайта пайдалануға болады
paper-check = нақтылау: бұл азаматтық бойынша дереккөздер әртүрлі
paper-or = немесе: { $others }
provider-client = клиенттен
provider-sponsor = қабылдаушы тараптан
provider-dwelling-owner = тұрғын үй иесінен
provider-authority = көші-қон полициясынан
provider-insurer = сақтандыру компаниясынан
provider-practice = біз дайындаймыз

## Клиент беті

section-overview = Шолу
section-stays = Болу
section-permits = Рұқсаттар
section-identity = Паспорттар
section-residences = Мекенжайлар
section-cases = Істер
section-deadlines = Мерзімдер
section-notes = Жазбалар
section-history = Тарих
page-binding = Шекті мерзім { $day } ({ $left }): { $what }
page-nothing-binds = Шекті мерзім жоқ
page-no-citizenship = азаматтығы белгісіз
page-nothing = Әзірге ештеңе жоқ.
page-look = қараңыз
page-snoozed-until = кейінге қалдырылды, қайта қарау күні { $day }
page-handled-until = бақылауда, қайта қарау күні { $day }
page-open-stay = әлі осында
page-no-window = Бұл азаматтық үшін күндер саналатын кезең жоқ.
page-window-title = болу күндері
page-window = соңғы { $of } күнде { $allowed } күннің { $used } күні пайдаланылды
page-window-note = Келу және кету күндері есептеледі; рұқсат бойынша күндер есептелмейді.
page-no-note = Жазба жоқ.
page-details-title = толығырақ
page-change-title = не өзгерді
page-more = … Enter — қалғанын көрсету
page-add-title = Қосу
page-added = қосылды
page-removed = жойылды
page-changed = өзгертілді
page-erased = Бұл жазбаның мазмұны өшірілген.

## Бағандар

column-what = не
column-state = күйі
column-days = күн
column-passport = паспорт
column-evidence = қайдан белгілі
column-from = бастап
column-until = дейін
column-ended = тоқтатылды
column-issued = берілді
column-notified = хабарланды
column-registered = тіркелді
column-opened = ашылды
column-role = рөлі
column-language = тілі
column-when = қашан
column-who = кім
column-act-kind = әрекет
column-changed = жазбалар
column-paper = құжат
column-on = күні
column-lead = күту
column-filed = тапсырылды
column-number = нөмірі
column-where = қайда
column-outcome = нәтижесі

## Журналдағы әрекет түрлері

journal-add = қосылды
journal-edit = өзгертілді
journal-import = кесте импорты
journal-demo = көрсетуге арналған деректер
journal-undo = болдырылмады
journal-done = орындалды деп белгіленді
journal-snooze = кейінге қалдырылды
journal-handled = бақылауға алынды
journal-not-done = орындалмады деп белгіленді
journal-paper = құжаттың күйі
journal-stage = істің кезеңі
journal-assign = басқа қызметкерге тапсырылды
journal-note = жазба

## Іс беті

case-section-papers = Құжаттар
case-section-filings = Тапсырулар
case-section-deadlines = Мерзімдер
case-section-details = Іс
case-stage-title = Істі кезеңге көшіру
case-moved = Кезең: { $stage } · u — болдырмау
case-marked = { $n ->
    [one] { $n } құжат белгіленді
   *[other] { $n } құжат белгіленді
}

## Пәрмендер

command-paper-received = Құжат алынды; күнін сұрайды
command-paper-requested = Құжат бүгін сұратылды
command-paper-verified = Құжат бүгін тексерілді
command-paper-rejected = Құжат қабылданбады; себебін сұрайды
command-paper-not-needed = Бұл іске құжат қажет емес
command-move-stage = Істі басқа кезеңге көшіру
command-add-filing = Тапсыруды қосу
command-go-client = Осы істің клиентін ашу
hint-paper-received = алынды
hint-paper-requested = сұратылды
hint-paper-verified = тексерілді
hint-paper-rejected = қабылданбады
hint-paper-not-needed = қажет емес
hint-move-stage = кезең
hint-add-filing = тапсыру
hint-go-client = клиент
