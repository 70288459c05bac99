### Күнделікті тексеру: кезек, шешімдер, аяқтау, бақылау парағы.

review-title = Күнделікті тексеру
review-place = күнделікті тексеру

## Commands and hints

command-review = Күнделікті тексеру: менің кезегім, бір-бірден
command-review-next = Қаралды: келесі мерзім
command-review-previous = Алдыңғы мерзім
command-review-tomorrow = Бір күнге кейінге қалдыру
command-review-week = Бір аптаға кейінге қалдыру
command-review-request = Істің жетіспейтін құжаттарын сұратылды деп белгілеу
command-review-list = Бақылау парағы: не шешілді, не қалды
command-review-people = Тексеруді кім аяқтады
command-review-sign-off = Тексеруді аяқтау
hint-review = тексеру
hint-review-next = келесі
hint-review-previous = алдыңғы
hint-review-tomorrow = +1 күн
hint-review-week = +1 апта
hint-review-request = құжат сұрату
hint-review-list = парақ
hint-review-people = кім аяқтады
hint-review-sign-off = аяқтау

## Why an item is there

review-why-breach = болу мерзімі бұзылған
review-why-overdue = мерзімі өткен
review-why-due = мерзімі бүгін
review-why-before-days-off = мерзімі келесі тексеруден кеш емес: алда демалыс күндері
review-why-critical = аз күн қалды
review-why-appointment = кездесу { $when }
review-why-look-again = { $day } дейін кейінге қалдырылған
review-why-moved = { $from } күнінен ауысты
review-why-changed-day = { $from } күнінен ауысты ({ $by }, { $on })
review-why-changed-severity = маңыздылығы өзгерді ({ $by }, { $on })
review-why-changed-rule = ереженің маңыздылығы өзгерді
review-why-changed-owner = сізге тапсырылды ({ $by }, { $on })
review-why-changed-state = шешім өзгерді ({ $by }, { $on })
review-why-second-look = { $on } орындалған: қайта қарау
review-why-stand-in = сіз орнын басасыз: { $of }
review-why-stand-in-until = сіз { $until } дейін орнын басасыз: { $of }
review-why-climbed = қаралмаған: жауапты { $of }
review-why-climbed-nobody = ешкім қарамаған
review-why-unowned = жауапты адамы жоқ
review-why-unowned-name = { $of }: мұнда өз тексеруі жоқ

## What has become of it

outcome-done = орындалды
outcome-recorded = факт енгізіліп жабылды
outcome-snoozed = кейінге қалдырылды
outcome-handled = бақылауда
outcome-assigned = тапсырылды
outcome-noted = жазба
outcome-requested = құжаттар сұратылды
review-words-as-they-are = { $text }
review-until = { $day } дейін
review-to = кімге: { $name }
review-papers-asked = { $n } құжат
review-seen-only = қаралды
review-unseen-one = қаралмаған

## The screen

review-progress = { $seen }/{ $items }
review-left = шешімсіз: { $n }
review-days = { $until } дейін
review-empty = Бүгін тексеруіңізде мерзім жоқ.
review-reading = Кезек оқылуда …
review-all-seen = Барлық мерзім қаралды. f — тексеруді аяқтау.
review-signed-line = Тексерген: { $by }, { $time }
review-because = Неге мұнда
review-decided = Шешілді
review-gone = Бұл мерзім енді жоқ.
review-papers = құжаттар
review-papers-missing = Жетіспейді: { $papers }
review-papers-complete = Барлық құжат жиналды.
review-no-case = Ашық іс жоқ.
review-also = Сондай-ақ: { $what }
review-late = Тексеруді { $hour } дейін аяқтамағандар: { $names }
review-and-more = { $names } және тағы { $n }
review-position = { $at } / { $of }
review-list-title = Бақылау парағы
review-people-title = { $day } тексерулері
review-sign-question = Тексеруді аяқтау керек пе? { $items } мерзімнің { $decided } шешілді, { $left } шешімсіз. Мұны болдырмауға болмайды.
review-request-question = Жетіспейтін { $n } құжатты бүгін сұратылды деп белгілеу керек пе? { $papers }
review-put-off-title = { $day } дейін кейінге қалдыру
review-words = бірнеше сөз (бос қалдыруға болады)
field-words = өз сөзіңізбен
hint-review-ask = белгілеу

## Said afterwards

review-saved-request = { $n } құжат сұратылды деп белгіленді · u — болдырмау
journal-sign-off = тексеру аяқталды
review-saved-sign-off = Тексеру аяқталды

## Refusals

review-is-signed = Бұл тексеру аяқталған. «Мерзімдер» қойындысында шешіңіз; ертеңгі тексеру оны көрсетеді.
review-not-begun = Бұл тексеру басталмаған.
review-not-in-it = Бұл мерзім бүгінгі тексеруіңізде жоқ.
review-unseen = { $n } мерзім қаралмаған. Тексеру барлығы қаралғанда аяқталады.
review-no-papers = Бұл клиенттің ісінде барлық құжат бар.
review-not-an-hour = «{ $typed }» — тәулік уақыты емес. Мысалы, 11:00 деп жазыңыз.

## Who has signed off

review-person-signed = тексеру { $time } аяқталды, тексерген: { $by }
review-person-begun = { $items } мерзімнің { $seen } қаралды, { $left } шешімсіз
review-person-not-begun = басталмаған
review-person-calm = мерзім жоқ
review-person-waiting = { $n } мерзім күтуде
review-person-away = орнында жоқ
review-person-away-until = { $day } дейін орнында жоқ
review-person-late = кешігуде
review-nobody = Мұнда тексеретін адам жоқ.

## Control list

control-title = Күнделікті тексерудің бақылау парағы
control-of = Қызметкер
control-day = Күні
control-until = Қамтиды
control-begun = Басталды
control-signed = Тексерген
control-not-signed = тексеру аяқталмаған
control-counts = Мерзімдер
control-counts-text = барлығы { $items }, қаралды { $seen }, шешілді { $decided }, шешімсіз { $left }
control-column-number = №
control-column-client = Клиент
control-column-citizenship = Аз.
control-column-case = Іс
control-column-deadline = Мерзім
control-column-last-day = Соңғы күн
control-column-why = Неге тексеруде
control-column-seen = Қаралды
control-column-decision = Шешім
control-column-by = Кім
control-column-at = Қашан
control-column-detail = Толығырақ
control-left = шешімсіз
control-looked-at = қаралды
control-empty = Мерзім жоқ.

## Command line

cli-review-begun = Тексеру ({ $of }), { $day }: барлығы { $items }, қаралды { $seen }, шешілді { $decided }, шешімсіз { $left }
cli-review-signed = { $day } тексеруі аяқталды. Тексерген: { $by }.
cli-review-marked = { $n } мерзім қаралды деп белгіленді.
cli-review-rules = Тексеруді { $hour } дейін аяқтау · қаралмаған міндетті мерзімдер ескерту күніне { $deputy } жұмыс күні қалғанда орынбасарға, { $supervisor } жұмыс күні қалғанда басшыларға өтеді
cli-review-no-review = { $of } қызметкерінде { $day } тексеруі жоқ.
cli-review-written = { $file } файлына жазылды
