# Originals: where they lie, who took them, and the act of acceptance.

field-held_since = Бізде, бастап
field-held_by = Қабылдаған
field-kept_at = Сақталатын орны
field-returned_on = Қайтарылған күні
field-returned_to = Кімге қайтарылды
field-trip = Клиент елден шығады

command-paper-missing = Құжат қайтадан жоқ: күндері өшіріледі
hint-paper-missing = жоқ
command-move-originals = Түпнұсқаларды қабылдау немесе қайтару, акт басып шығару
hint-move-originals = түпнұсқалар
command-payment = Іс бойынша кім төлейді және қанша төленді
hint-payment = төлем
command-originals = Біздегі түпнұсқалар және жолға шығатындардың паспорттары
originals-title = Түпнұсқалар
originals-all = Бізде
originals-travel = Иесі жолға шығады
originals-travelling =
    { $n ->
        [0] Паспорты бізде жатқандардың ешқайсысы жолға шықпайды.
       *[other] Иесі жолға шығатын { $n } паспорт бізде: уақытында қайтарыңыз.
    }
originals-leaves = Шығады
originals-since = Қай күннен
originals-none = Бізде түпнұсқа жоқ.
originals-nobody-travels = Паспорты бізде жатқандардың ешқайсысы жолға шықпайды.
travel-trip = { $day } елден шығады: { $title }. Оған дейін паспортты қайтару керек.
travel-exit = { $day } шығуы жазылған. Оған дейін паспортты қайтару керек.
travel-abroad = Жазбамыз бойынша шетелде, ал паспорт бізде: қайда екенін тексеріңіз.
act-what = Не
act-where = Сақталатын орны
act-back = Қайтарылды
act-since = Қабылданған күні
act-number = №
act-client = Клиент
act-case = Іс
act-accepted-title = Құжаттардың түпнұсқаларын қабылдау актісі
act-accepted-opening = { $day } жағдай бойынша { $client } тапсырған мына құжаттардың түпнұсқалары бізде сақталып тұр:
act-returned-title = Құжаттардың түпнұсқаларын қайтару актісі
act-returned-opening = { $day } жағдай бойынша мына құжаттардың түпнұсқалары қайтарылды; алушы: { $client }.
act-empty = Түпнұсқалар жоқ.
act-given = Тапсырды
act-taken = Қабылдады
act-popup = Акт
act-filed = { $file } файлына сақталды. Оны браузер басып шығарады.
act-file-failed = Актіні сақтау мүмкін болмады: { $reason }
hint-act-file = файл
hint-act-copy = көшіру
hint-act-language = тіл
original-not-held = Бізде сақталған түпнұсқаны ғана қайтаруға болады.
original-before = { $since } қабылданған: сол күн немесе кейін
original-still-held = Бұл түпнұсқа бізде: оны қайтару керек.
originals-take-in = Сақтауға қабылдау
originals-return = Қайтару
originals-shown = Көрсетіліп, бірден қайтарылды
originals-print-accepted = Басып шығаруға қабылдау актісі
originals-print-returned = Басып шығаруға қайтару актісі
originals-nothing-to-do = Алдымен құжатты таңдаңыз немесе бірнешеуін белгілеңіз.
originals-were-shown = { $n } түпнұсқа көрсетілді
originals-taken-in = { $n } түпнұсқа қабылданды
originals-returned = { $n } түпнұсқа қайтарылды
payment-title = Төлем
payment-saved = Төлем: { $paid }
column-original = Түпнұсқа
case-section-originals = Түпнұсқалар
case-no-originals = Бірде-бір түпнұсқаның қайда екені жазылмаған.
journal-original = түпнұсқаның қозғалысы
journal-payment = төлем
