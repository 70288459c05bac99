### Пәрмен жолының адамға арналған мәтіндері.

cli-output-failed = Нәтижені жазу мүмкін болмады: { $reason }
cli-no-input = Стандартты енгізуден ештеңе оқылмады.

## Күнделікті тексеру және мерзімдер

cli-review-summary = { $today }. Мерзімдер: бұзылғаны { $breach }, өткені { $overdue }, бүгін { $due }; бақылаусыз әрекет: { $unknown }.
cli-review-people = Тізімдегі клиент: { $people }; оның ішінде мерзімі бұзылғаны { $breach }, мерзімі өткені { $overdue }, бүгін { $due } («Мерзімдер» қойындысындағыдай).
cli-review-calm = Жақын мерзім жоқ.
cli-last-day = соңғы күн
cli-left = { $n } күн қалды
cli-over = { $n } күн өтті
cli-due-login = Sojourn: мерзім бұзылуы { $breach }, мерзімі өткен { $overdue }, бүгінге { $due }. Біріншісі:
cli-due-login-hint = Тізімді ашу: sojourn

## Клиенттер, істер, мерзімдер

cli-status = Болу мәртебесі
cli-binding = Шекті мерзім
cli-stays = Елде болуы
cli-residences = Тұрғылықты жерлері
cli-permits = Рұқсаттар
cli-deadlines = Мерзімдер
cli-last-day-label = Соңғы заңды күн
cli-last-day-plain = Соңғы күн
cli-stricter-day = Қатаңырақ түсіндіру бойынша
cli-safe-day = Орындау мерзімі (жұмыс күні)
cli-warn-day = Ескерту күні
cli-confidence = Ереженің сенімділігі
cli-source = Дереккөз
cli-checked-on = Ереже тексерілген күн
cli-do-now = Не істеу керек

## Тексеру, болдырмау, көрсетілім

cli-check-counts = Тексерілді: клиент { $clients }, мерзім { $deadlines }, журнал жазбасы { $journal }.
cli-check-head = Журналдың соңғы хеші: { $head }
cli-check-fault = Қате: { $fault }
cli-check-sound = Дерекқор дұрыс.
cli-check-unsound = Дерекқорда қате бар: көшірмесін сақтап, соңғы сақтық көшірмеден қалпына келтіріңіз.
cli-check-scans-unsound = Дерекқордың өзі дұрыс, бірақ кейбір скандар жоғалған немесе бүлінген: сол файлдарды қайта тіркеңіз не сақтық көшірмеден қайтарыңыз. Қалғанын қалпына келтірудің қажеті жоқ.
cli-undone = Болдырылмады: жазба { $records }, клиент { $clients }.
cli-undone-what = Болдырылмады: «{ $what }», { $day } { $time }: жазба { $records }, клиент { $clients }.
cli-undo-yes-no = [и/Ж]
cli-undo-left = Ештеңе кері қайтарылған жоқ.
cli-nothing-to-undo = Сізде болдырмайтын өзгеріс жоқ.
cli-distinct = Бұл екі бөлек адам: { $one }, { $other }. Енді біріктіру ұсынылмайды; болдырмау: sojourn undo.
cli-distinct-same = Екеуі де { $client }: екі бөлек жазба керек.
cli-demo-done = Жасалды: клиент { $clients }, іс { $cases }, құжат { $documents }, мерзім { $deadlines }; { $seconds } с.
cli-demo-open = Ашу: { $command }
cli-demo-progress = { $all } ішінен { $stored }

## Есептеулер

cli-calc-out-of-range = Күн тым алыс.
cli-calendar-known = { $year }: { $days } жұмыс күні.
cli-calendar-forecast = { $year } (болжам, үкімет әлі бекіткен жоқ): { $days } жұмыс күні.
cli-calendar-unknown = { $year } (демалыс күндері белгісіз; қазіргі заң бойынша есептелген): { $days } жұмыс күні.
cli-estimated = күні шамамен
cli-working-weekend = жұмыс күні
day-off-holiday = мереке
day-off-transferred = ауыстырылған
day-off-swapped = алмастырылған
cli-mrz-empty = Стандартты енгізуге ештеңе келмеді: аймақтың екі немесе үш жолын беріңіз.
cli-mrz-valid = { $format }: барлық бақылау цифрлары дұрыс.
cli-mrz-invalid = { $format }: тексеруден өтпеді.
cli-mrz-failed = Сәйкес келмейді: { $checks }
mrz-check-number = нөмір
mrz-check-birth = туған күні
mrz-check-expiry = жарамдылық мерзімі
mrz-check-personal = жеке нөмір
mrz-check-composite = жалпы бақылау цифры
cli-iin-valid = Нөмір дұрыс.
cli-unknown-country = «{ $text }» азаматтығы танылмады.
cli-stay-visa-free-unchecked = { $country } азаматтарының визасыз кіре алатынын тексеріңіз: өзге мемлекеттерге арналған ереже бұл туралы айтпайды.
cli-no-state = { $code } — мемлекет азаматтығы емес: оған визасыз болу ережелері жоқ.
cli-stay-no-rule = Мұндай кіру үшін ереже белгісіз: { $country }, { $day }.
cli-stay-reversed = { $from } басталған болу өз басталуынан бұрын, { $until } аяқталады.
cli-permit-reversed = { $from } басталған рұқсат өз басталуынан бұрын, { $until } аяқталады.
cli-stay-overlap = { $one } және { $other } басталған болу кезеңдері қабаттасады.
cli-stay-present = { $on }: елде.
cli-stay-absent = { $on }: елден тыс; сол күні кірсе:
cli-none = жоқ
cli-days-left = Қалған күн
cli-overstay = Мерзімнен артық күн
cli-max-stay = Мұндай болудың күн саны
cli-used-days = Пайдаланылған күн
cli-reentry = Ең ерте кіру
cli-stricter-reentry = Қатаңырақ түсіндіру бойынша кіру

## Кестені енгізу

cli-import-summary = Жол { $rows }: қабылданды { $accepted }, өзгеріссіз { $unchanged }, қайталанған { $repeated }, қабылданбады { $refused }; ескерту { $warnings }, сәйкессіздік { $conflicts }.
cli-import-conflicts = Дерекқор мен кестедегі айырмашылықтар:
cli-import-here = дерекқорда
cli-import-sheet = кестеде
cli-import-warnings = Ескертулер себептері бойынша:
cli-import-more = … және тағы { $n }; толығы — --json қолданғанда.
cli-import-written = Жазылды.
cli-import-not-written = Ештеңе жазылған жоқ.
cli-import-not-written-partial = Ештеңе жазылған жоқ: қабылданбаған жолдар бар. --partial қосылса, қалғандары жүктеледі, ал қабылданбағандары түзетуге бөлек файлға сақталады.
cli-import-row = { $row }-жол
cli-import-refused-file = Қабылданбаған жолдар { $name } файлында: түзетіп, қайта жүктеңіз.
cli-import-refused-former = Бұрын тұрған осы аттас файл { $name } болып сақталды.
cli-import-refused-unwritten = { $name } файлын мұнда жазу мүмкін емес: қабылданбаған жолдар жоғарыда, ал --json қолданылса, құжатта тұр.
cli-import-interrupted-undone = Алдыңғы импорт ({ $who }) үзіліп қалған; оның жолдары алдымен кері қайтарылды.
cli-import-interrupted-kept = Алдыңғы импорт ({ $who }) үзіліп қалған; жолдары сол күйінде қалдырылды: олардың бір бөлігі содан бері өзгерген.
cli-no-file = { $path } файлы жоқ.
cli-file-unreadable = { $path } файлы оқылмайды.
