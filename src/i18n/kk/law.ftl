# Бір клиент туралы заң не дейді: мерзім есебі, мәртебе, ескертулер, ережелер анықтамалығының қателері.

trail-entry = { $day } күні кіру
trail-visa-free-end = Визасыз мерзім { $day } күні бітеді
trail-permit-end = Рұқсаттың соңғы заңды күні — { $day }
trail-permit-written = Рұқсатта жазылған соңғы күн — { $day }
trail-permit-ended-early = Мерзімінен бұрын, { $day } күні тоқтатылған
trail-identity-end = Құжат жарамды соңғы күн — { $day }
trail-paper-end = Құжат жарамды соңғы күн — { $day }
trail-consent-end = Меншік иесінің келісімі күшіндегі соңғы күн — { $day }
trail-basis-end = Негіз күшіндегі соңғы күн — { $day }
trail-basis-broken-off = Негіз { $day } күні жойылды
trail-linked-end = Шақырушының не негізгі өтініш берушінің УТР мерзімі { $day } күні бітеді
trail-address-change = Жаңа мекенжайда { $day } бастап
trail-reentry = { $day } күні жарамды рұқсатпен оралды
trail-permit-start = Рұқсат { $day } бастап жарамды
trail-new-document = Жаңа құжат { $day } берілген
trail-basis-start = Басталуы: { $day }
trail-new-sponsor = { $day } бастап қабылдаушы тарап рұқсаттағыдан басқа
trail-linked-basis-end = Шақырушының не негізгі өтініш берушінің негізі { $day } тоқтайды
trail-signature-end = Қабылдаушы тараптың ЭЦҚ соңғы күні { $day }
trail-birthday = Туған күні { $day }
trail-filing-made = { $day } тапсырылды
trail-filing-refused = { $day } бас тартылды
trail-complaint-reply = Шағымға жауап { $day } алынды
trail-offence-decision = Қаулының күні { $day }
trail-dependent-stay = Баланың болуы ата-анасының УТР мерзіміне байланысты: { $day } күнін растау қажет
trail-own-date = Өз күні: { $day }
trail-opens = Тапсыру { $day } бастап мүмкін
trail-roll = { $day } — демалыс күні: орындаудың соңғы жұмыс күні { $safe }
trail-stricter-day-one = Оқиға күні бірінші күн болып есептелсе: { $day }
trail-stricter-by = Болу мерзімін қатаңырақ түсіндіру бойынша: { $day }
trail-stricter-reading = Қатаңырақ түсіндіру бойынша соңғы заңды күн — { $day }
trail-skipped =
    { $n ->
        [1] { $from } демалыс күні есепке алынбады
       *[other] { $from } мен { $until } аралығындағы { $n } демалыс күні есепке алынбады
    }
trail-per-entry = кірген күннен бастап { $n } күн, кірген күн — бірінші
trail-window = { $of } күнде рұқсат етілген { $days } күннің { $used } күні пайдаланылды ({ $from } – { $until })
trail-window-full = Кіргенде күн қалмаған: { $of } күнде рұқсат етілген { $days } күннің { $used } күні пайдаланылған ({ $from } – { $until })
trail-cap-identity = Рұқсат паспорттан ұзақ жарамды бола алмайды (паспорттың соңғы күні { $day })
trail-days-processing = − қарауға { $n } күн
trail-days-refiling = − қайта тапсыруға { $n } күн
trail-days-before = { $n } күн бұрын
trail-days-first-day-counts = { $n } күн, бірінші күн есептеледі
trail-days-from-day-after = келесі күннен бастап { $n } күн
trail-working-days-processing = − қарауға { $n } жұмыс күні
trail-working-days-refiling = − қайта тапсыруға { $n } жұмыс күні
trail-working-days-before = { $n } жұмыс күні бұрын
trail-working-days-first-day-counts = { $n } жұмыс күні, бірінші күн есептеледі
trail-working-days-from-day-after = келесі күннен бастап { $n } жұмыс күні
trail-months-processing = − қарауға { $n } ай
trail-months-refiling = − қайта тапсыруға { $n } ай
trail-months-before = { $n } ай бұрын
trail-months-first-day-counts = { $n } ай, бірінші күн есептеледі
trail-months-from-day-after = келесі күннен бастап { $n } ай

trail-papers-file-by = Істі тапсыру мерзімі — { $day }
trail-papers-opened-late = іс кейін, { $day } күні ашылды: сол күні тапсырыс беру керек
trail-papers-order = алдымен тапсырыс берілетін құжат — { $n } жұмыс күні: тапсырыс берудің соңғы күні { $day }

status-visa-free = Визасыз, { $of } күннің { $n }-күні, соңғы заңды күні { $day }
status-trp-valid = УТР жарамды, соңғы күні { $day }
status-permit-valid = Рұқсат жарамды, соңғы күні { $day }
status-filed = Тапсырылды, шешім күтілуде; болудың соңғы заңды күні бұрынғыша { $day }
status-unlawful = Болу мерзімі бұзылған, { $n }-күн (соңғы заңды күні { $day })
status-unlawful-undated = Болу мерзімі кірген күннен бұзылған, { $n }-күн
status-abroad = Шетелде, рұқсаттың соңғы күні { $day }
status-abroad-undated = Шетелде
status-unknown = Мәртебесі белгісіз, рұқсаттың соңғы күні { $day }
status-unknown-undated = Мәртебесі белгісіз

finding-stay-reversed = Шығу кіруден бұрын: кіру { $day }
finding-stays-overlap = { $one } және { $other } басталған болу мерзімдері қабаттасады
finding-permit-reversed = { $day } басталған рұқсат басталмай тұрып аяқталады
finding-permit-within = { $from } – { $until } рұқсаты { $outer_from } – { $outer_until } рұқсатының ішінде жатыр: қайсысы жарамды екенін тексеру
finding-abroad-without-exit = «Шетелде» деп көрсетілген, бірақ { $day } кіруінің шығуы жоқ: енгізу керек
finding-entry-missing = «Елде» деп көрсетілген, бірақ кіру енгізілмеген: анықтап, енгізу керек
finding-no-rule = { $country } азаматтығы үшін { $day } күнгі болу ережесі белгісіз: басшыға жүгіну
finding-no-citizenship = Азаматтығы белгісіз: болу мерзімін есептеу мүмкін емес
finding-entry-unlawful = { $day } күні кіргенде болу күндері қалмаған
finding-gap = Болу мерзімі қамтылмаған: { $from } – { $until }
finding-gap-by-stricter-reading = Қатаңырақ түсіндіру бойынша болу мерзімі қамтылмаған: { $from } – { $until }
finding-permit-outlasts-passport = Рұқсаттың соңғы күні ({ $permit }) паспорттың соңғы күнінен ({ $passport }) кеш
finding-registration-transitional = { $rule } тексеру: { $entry } кіру ереже күшіне енгенге дейін болған
finding-permit-outlasts-basis = Рұқсаттың соңғы күні ({ $permit }) негіздің соңғы күнінен ({ $end }) кеш: тексеру, { $rule }
finding-permit-outlasts-sponsor = Рұқсаттың соңғы күні ({ $permit }) шақырушының не негізгі өтініш берушінің УТР мерзімінің соңғы күнінен ({ $end }) кеш: тексеру, { $rule }
finding-permit-outlasts-sponsor-basis = Рұқсаттың соңғы күні ({ $permit }) шақырушының не негізгі өтініш берушінің негізінің соңғы күнінен ({ $end }) кеш: тексеру, { $rule }
finding-permit-long = Рұқсаттың соңғы күні ({ $permit }) осы негіз үшін белгілі ең ұзақ мерзімнен ({ $end }) кеш: тексеру, { $rule }
finding-permit-overlap = { $from } басталған рұқсат бұрынғысының (соңғы күні { $until }) мерзімі рұқсат етілгеннен көп қалғанда басталған; { $earliest } бастап болады: тексеру, { $rule }
finding-home-citizen = { $country } паспорты не азаматтығы енгізілген: азаматқа УТР қажет емес, болу ережелері қолданылмайды. Басшыға жүгіну
finding-banned = Кіруге тыйым { $until } дейін, бірақ { $entry } кіруінің шығуы жоқ
finding-expelled = { $day } қаулысымен шығарып жіберу тағайындалған, шығуы енгізілмеген: дереу басшыға жеткізу
finding-child-alone = Бала, бірақ болуы УТР мерзіміне байланысты ата-анасы енгізілмеген: { $rule }
finding-died = Клиент { $day } қайтыс болды: мерзімдер енді жүрмейді

law-fine-warning = ескерту
law-fine-tenge = { $from } теңге
law-fine-tenge-range = { $from } – { $until } теңге
law-fine-tenge-check = { $from } теңге (сол жылғы АЕК-ті тексеру)
law-fine-tenge-check-range = { $from } – { $until } теңге (сол жылғы АЕК-ті тексеру)
law-fine-unknown-year = { $from } АЕК; { $year } жылғы АЕК мөлшері белгісіз
law-fine-unknown-year-range = { $from } – { $until } АЕК; { $year } жылғы АЕК мөлшері белгісіз

rulebook-error-syntax = Оқу мүмкін емес: { $detail }
rulebook-error-lacks = { $rule }: { $what } жетіспейді
rulebook-error-id = «{ $rule }» идентификатор бола алмайды
rulebook-error-title = { $rule }: { $language } тіліндегі мәтін бос
rulebook-error-validity = { $rule }: басталмай тұрып аяқталады
rulebook-error-repeated = { $rule }: екі жол бір фактіге қатысты
rulebook-error-class = { $rule }: санаты ереже түріне сәйкес келмейді
rulebook-error-number = { $rule }: сан рұқсат етілген шектен тыс
rulebook-error-reference = { $rule }: { $what } жоқ
trail-data-consent-end = Деректерді өңдеуге келісім { $day } аяқталады
trail-data-request = Дербес деректер туралы өтініш { $day } түсті
finding-erased = Деректер { $day } жойылды: тек нөмірі қалды
